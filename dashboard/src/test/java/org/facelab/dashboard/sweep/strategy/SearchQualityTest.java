package org.facelab.dashboard.sweep.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.facelab.dashboard.sweep.space.Point;
import org.facelab.dashboard.sweep.space.SearchSpace;
import org.facelab.dashboard.sweep.strategy.Tried.Standing;
import org.hipparchus.stat.descriptive.rank.Median;
import org.junit.jupiter.api.Test;

/** Searches against each other: 50 trials, 30 seeds, the median of the best found. */
class SearchQualityTest {
    private static final int TRIALS = 50;
    private static final int SEEDS = 30;

    @Test
    void the_functions_have_their_published_minima() {
        assertThat(BlackBoxes.BRANIN.at(Math.PI, 2.275)).isCloseTo(0.397887, within(1e-6));
        assertThat(BlackBoxes.BRANIN.at(-Math.PI, 12.275)).isCloseTo(0.397887, within(1e-6));
        assertThat(BlackBoxes.HARTMANN_6.at(0.20169, 0.150011, 0.476874, 0.275332, 0.311652, 0.6573))
                .isCloseTo(-3.32237, within(1e-5));
        assertThat(BlackBoxes.ACKLEY_5.at(0, 0, 0, 0, 0)).isCloseTo(0, within(1e-12));
    }

    @Test
    void tpe_finds_better_points_than_random_search_on_at_least_two_of_three_functions() {
        List<BlackBoxes> better = new ArrayList<>();
        for (BlackBoxes box : BlackBoxes.values()) {
            double random = median(box, RandomStrategy::new);
            double sobol = median(box, SobolStrategy::new);
            double tpe = median(box, TpeStrategy::new);
            System.out.printf(
                    Locale.ROOT,
                    "%s, %d trials, median of the best over %d seeds: random %.4f, Sobol %.4f, TPE %.4f%n",
                    box,
                    TRIALS,
                    SEEDS,
                    random,
                    sobol,
                    tpe);
            if (tpe < random) {
                better.add(box);
            }
        }
        assertThat(better).hasSizeGreaterThanOrEqualTo(2);
    }

    private static double median(BlackBoxes box, BiFunction<SearchSpace, Long, Strategy> strategy) {
        return new Median()
                .evaluate(IntStream.range(0, SEEDS)
                        .mapToDouble(seed -> best(box, strategy, seed))
                        .toArray());
    }

    private static double best(BlackBoxes box, BiFunction<SearchSpace, Long, Strategy> strategy, long seed) {
        Strategy search = strategy.apply(box.space(), seed);
        List<Tried> tried = new ArrayList<>();
        double best = Double.POSITIVE_INFINITY;
        for (int trial = 1; trial <= TRIALS; trial++) {
            Point point = search.propose(trial, tried).orElseThrow();
            double value = box.at(point.values().values().stream()
                    .mapToDouble(node -> node.doubleValue())
                    .toArray());
            best = Math.min(best, value);
            tried.add(new Tried(point, Standing.COMPLETE, -value, 1));
        }
        return best;
    }
}
