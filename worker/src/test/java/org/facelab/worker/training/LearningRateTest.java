package org.facelab.worker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LearningRateTest {
    private static final Offset<Double> CLOSE = within(1e-12);
    private static final int STEPS = 10;

    private static LearningRate rates(String schedule, int warmupSteps, Phase... phases) {
        return new LearningRate(
                Small.with("schedule", schedule, "warmupSteps", warmupSteps, "learningRate", 1e-3),
                List.of(phases),
                STEPS);
    }

    @Test
    void cosine_falls_to_a_hundredth_and_constant_stays() {
        LearningRate cosine = rates("cosine", 0, new Phase(0, 10));
        assertThat(cosine.at(0)).isEqualTo(1e-3);
        assertThat(cosine.at(50)).isCloseTo(0.505e-3, CLOSE);
        assertThat(cosine.at(100)).isCloseTo(1e-5, CLOSE);
        assertThat(rates("constant", 0, new Phase(0, 10)).at(99)).isEqualTo(1e-3);
    }

    @Test
    void warm_up_rises_to_the_full_rate_and_the_cosine_falls_over_the_rest() {
        LearningRate rates = rates("cosine", 20, new Phase(0, 10));
        assertThat(rates.at(0)).isCloseTo(1e-3 / 20, CLOSE);
        assertThat(rates.at(9)).isCloseTo(0.5e-3, CLOSE);
        assertThat(rates.at(19)).isCloseTo(1e-3, CLOSE);
        assertThat(rates.at(20)).isCloseTo(1e-3, CLOSE);
        assertThat(rates.at(60)).isCloseTo(0.505e-3, CLOSE);
        assertThat(rates.at(100)).isCloseTo(1e-5, CLOSE);
    }

    @Test
    void warm_up_longer_than_the_run_rises_to_its_end() {
        LearningRate rates = rates("cosine", 1000, new Phase(0, 10));
        assertThat(rates.at(99)).isCloseTo(1e-4, CLOSE);
    }

    @Test
    void continued_run_lays_a_new_cosine_over_the_added_epochs_without_a_warm_up() {
        LearningRate rates = rates("cosine", 20, new Phase(0, 10), new Phase(10, 14));
        LearningRate first = rates("cosine", 20, new Phase(0, 10));
        for (int step = 0; step < 100; step++) {
            assertThat(rates.at(step)).as("step %d of the first phase", step).isEqualTo(first.at(step));
        }
        assertThat(rates.at(100)).isCloseTo(1e-3, CLOSE);
        assertThat(rates.at(120)).isCloseTo(0.505e-3, CLOSE);
        assertThat(rates.at(140)).isCloseTo(1e-5, CLOSE);
    }

    @Test
    void run_that_was_cancelled_early_falls_anew_from_where_it_was() {
        LearningRate rates = rates("cosine", 0, new Phase(0, 10), new Phase(3, 5));
        assertThat(rates.at(29)).isEqualTo(rates("cosine", 0, new Phase(0, 10)).at(29));
        assertThat(rates.at(30)).isEqualTo(1e-3);
        assertThat(rates.at(40)).isCloseTo(0.505e-3, CLOSE);
    }

    @Test
    void beta_rises_from_nothing_over_its_epochs_and_stays() {
        Objectives rising = new Objectives(Small.with("beta", 4.0, "betaWarmupEpochs", 2), STEPS);
        assertThat(rising.at(0).beta()).isZero();
        assertThat(rising.at(5).beta()).isEqualTo(1);
        assertThat(rising.at(20).beta()).isEqualTo(4);
        assertThat(rising.at(25).beta()).isEqualTo(4);
        assertThat(new Objectives(Small.with("beta", 4.0), STEPS).at(0).beta()).isEqualTo(4);
    }
}
