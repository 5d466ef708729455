package org.facelab.dashboard.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.facelab.dashboard.sweep.EarlierRuns.Earlier;
import org.junit.jupiter.api.Test;

class EarlierRunsTest {
    private static final EarlierRuns RUNS = new EarlierRuns(List.of(
            new Earlier("flat", 64, 64, 1, 1_000.0, 10.0),
            new Earlier("flat", 64, 64, 3, 1_000.0, 20.0),
            new Earlier("flat", 64, 64, 2, null, null),
            new Earlier("flat", 256, 64, 4, 2_920.0, null),
            new Earlier("flat", 64, 8, 9, 1_000.0, null),
            new Earlier("classic", 64, 64, 6, 5_000.0, null)));

    private static ObjectNode trial(String form, int latentSize, int batchSize) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("form", form)
                .put("latentSize", latentSize)
                .put("batchSize", batchSize);
    }

    @Test
    void a_trial_takes_as_long_as_the_runs_most_like_it() {
        assertThat(RUNS.secondsPerImage(trial("flat", 64, 64))).hasValue(2);
        assertThat(RUNS.secondsPerImage(trial("flat", 300, 64))).hasValue(4);
        assertThat(RUNS.secondsPerImage(trial("flat", 64, 4))).hasValue(9);
        assertThat(RUNS.secondsPerImage(trial("classic", 1_024, 8))).hasValue(6);
    }

    @Test
    void checkpoints_grow_evenly_with_the_latents_within_a_form() {
        assertThat(RUNS.checkpointBytes(trial("flat", 64, 64))).hasValue(1_000);
        assertThat(RUNS.checkpointBytes(trial("flat", 128, 64))).hasValue(1_640);
        assertThat(RUNS.checkpointBytes(trial("flat", 512, 64))).hasValue(5_480);
        assertThat(RUNS.checkpointBytes(trial("classic", 512, 64))).hasValue(5_000);
        assertThat(RUNS.tileBytes()).hasValue(15);
    }

    @Test
    void what_was_never_measured_is_said() {
        EarlierRuns flat = new EarlierRuns(RUNS.runs().subList(0, 2));
        assertThat(flat.formsNotMeasured(List.of(trial("flat", 64, 64), trial("classic", 64, 64))))
                .containsExactly("classic");
        assertThat(flat.secondsPerImage(trial("classic", 64, 64))).hasValue(2);
        assertThat(new EarlierRuns(List.of()).none()).isTrue();
        assertThat(new EarlierRuns(List.of()).secondsPerImage(trial("flat", 64, 64)))
                .isEmpty();
    }
}
