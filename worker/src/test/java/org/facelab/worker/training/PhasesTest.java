package org.facelab.worker.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.worker.dataset.PackedImages;
import org.facelab.worker.tensors.TensorFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that go on for more epochs than they were asked for at first. */
class PhasesTest {
    private static final int STEPS = 5;

    @TempDir
    Path folder;

    private PackedImages images;

    @BeforeEach
    void draw() throws IOException {
        images = Scene.draw(folder, 48, 32, 1);
    }

    @AfterEach
    void close() throws IOException {
        images.close();
    }

    private Recording train(ConvVaeSettings settings, Optional<ResumeFrom> from, Recording recording, Phase... phases)
            throws IOException {
        TrainingPlan plan = new TrainingPlan(settings, Small.SEED, Small.PICTURE_SEED, List.of(phases));
        recording.outcome = new Training(plan, images, Small.ENGINE, recording).run(from);
        return recording;
    }

    private Optional<ResumeFrom> files(Snapshot snapshot) {
        return Optional.of(Recording.write(folder, snapshot));
    }

    @Test
    void continued_with_a_constant_rate_it_equals_an_unbroken_run_bit_for_bit() throws IOException {
        ConvVaeSettings settings = Small.with("schedule", "constant", "warmupSteps", 7);
        Recording whole = train(settings, Optional.empty(), new Recording(), new Phase(0, 4));
        Recording first = train(settings, Optional.empty(), new Recording(), new Phase(0, 2));
        assertThat(first.outcome).isEqualTo(Outcome.FINISHED);
        assertThat(first.epochs).hasSize(2);

        Recording added =
                train(settings, files(first.last().snapshot()), new Recording(), new Phase(0, 2), new Phase(2, 4));

        assertThat(added.epochs).extracting(EpochResult::epoch).containsExactly(3, 4);
        assertThat(added.progress.get(0).epochs()).isEqualTo(4);
        for (int epoch = 3; epoch <= 4; epoch++) {
            assertThat(added.figures(epoch)).isEqualTo(whole.figures(epoch));
        }
        Same.tensors(whole.last().snapshot(), added.last().snapshot());
        assertThat(Same.withoutPhases(added.last().snapshot()))
                .isEqualTo(Same.withoutPhases(whole.last().snapshot()));
        assertThat(added.last().snapshot().weights().metadata()).containsEntry("phases", "0-2,2-4");
    }

    @Test
    void continued_with_a_cosine_it_falls_anew_over_the_added_epochs() throws IOException {
        ConvVaeSettings settings = Small.with("schedule", "cosine", "warmupSteps", 3);
        Recording first = train(settings, Optional.empty(), new Recording(), new Phase(0, 2));
        Recording added =
                train(settings, files(first.last().snapshot()), new Recording(), new Phase(0, 2), new Phase(2, 4));
        Map<Long, Double> rates = added.figuresBySteps("learningRate");
        LearningRate alone = new LearningRate(Small.with("schedule", "cosine"), List.of(new Phase(0, 2)), STEPS);
        for (int step = 0; step < 2 * STEPS; step++) {
            assertThat(rates.get(2L * STEPS + step + 1)).isEqualTo(alone.at(step));
        }
    }

    @Test
    void interrupted_within_an_added_phase_it_ends_with_the_same_bits() throws IOException {
        Phase[] phases = {new Phase(0, 1), new Phase(1, 3)};
        Recording first = train(Small.SETTINGS, Optional.empty(), new Recording(), phases[0]);
        Optional<ResumeFrom> begin = files(first.last().snapshot());
        Recording whole = train(Small.SETTINGS, begin, new Recording(), phases);
        Recording paused = train(Small.SETTINGS, begin, Recording.wishing(Wish.STOP_AND_SAVE, STEPS + 2), phases);
        Recording resumed = train(
                Small.SETTINGS,
                files(paused.within),
                new Recording(),
                phases[0],
                phases[1],
                phases[1]); // a retry is in the same phase
        assertThat(resumed.epochs).hasSize(1);
        Same.end(whole, resumed);
    }

    /** After a damaged checkpoint an older one serves, of a phase before. */
    @Test
    void epochs_of_an_older_phase_are_trained_again_by_its_own_schedule() throws IOException {
        Phase[] phases = {new Phase(0, 2), new Phase(2, 3)};
        Recording first = train(Small.SETTINGS, Optional.empty(), new Recording(), phases[0]);
        Recording whole = train(Small.SETTINGS, files(first.last().snapshot()), new Recording(), phases);
        Recording again = train(Small.SETTINGS, files(first.epochs.get(0).snapshot()), new Recording(), phases);
        assertThat(again.figures(2)).isEqualTo(first.figures(2));
        assertThat(again.figures(3)).isEqualTo(whole.figures(3));
    }

    /** Such as were written before there were phases, forks and most of the loss's settings. */
    @Test
    void older_checkpoint_is_gone_on_from() throws IOException {
        Recording whole = train(Small.SETTINGS, Optional.empty(), new Recording(), new Phase(0, 2));
        Snapshot snapshot = whole.epochs.get(0).snapshot();
        Map<String, String> metadata = new HashMap<>(snapshot.state().metadata());
        metadata.remove("phases");
        metadata.remove("inheritedSteps");
        metadata.put(
                "settings",
                metadata.get("settings").replaceAll("\"(beta|betaWarmupEpochs|freeBits|warmupSteps)\":[0-9.]+,", ""));
        assertThat(metadata.get("settings")).doesNotContain("beta").doesNotContain("warmup");
        Snapshot older = new Snapshot(
                new TensorFile(metadata, snapshot.weights().tensors()),
                new TensorFile(metadata, snapshot.state().tensors()),
                true);
        Recording resumed = train(Small.SETTINGS, files(older), new Recording(), new Phase(0, 2));
        assertThat(resumed.told).isEmpty();
        Same.end(whole, resumed);
    }
}
