package org.facelab.dashboard.sweep.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.facelab.dashboard.sweep.space.Condition;
import org.facelab.dashboard.sweep.space.Dimension;
import org.facelab.dashboard.sweep.space.Point;
import org.facelab.dashboard.sweep.space.SearchSpace;
import org.facelab.dashboard.sweep.space.Spread;
import org.facelab.dashboard.sweep.strategy.Tried.Standing;
import org.junit.jupiter.api.Test;

class StrategiesTest {
    private static final SearchSpace MIXED = SearchSpace.unchecked(List.of(
            new Dimension("rate", Spread.log(1e-4, 1e-2), Condition.ALWAYS),
            new Dimension("size", Spread.whole(16, 256, 16), Condition.ALWAYS),
            new Dimension("form", list("flat", "classic", "deep"), Condition.ALWAYS),
            new Dimension(
                    "depth", Spread.whole(1, 4, 1), new Condition(Map.of("form", List.of(TextNode.valueOf("deep")))))));
    private static final SearchSpace SMALL = SearchSpace.unchecked(List.of(
            new Dimension("a", Spread.whole(1, 3, 1), Condition.ALWAYS),
            new Dimension("b", list("x", "y"), new Condition(Map.of("a", List.of(IntNode.valueOf(2)))))));

    private static Spread list(String... words) {
        List<JsonNode> values = new ArrayList<>();
        for (String word : words) {
            values.add(TextNode.valueOf(word));
        }
        return Spread.list(values);
    }

    private static List<Strategy> all(SearchSpace space, long seed) {
        return List.of(new RandomStrategy(space, seed), new SobolStrategy(space, seed), new TpeStrategy(space, seed));
    }

    /** Runs a search; a point's score is what {@code score} says. */
    private static List<Tried> search(Strategy strategy, int trials, ToDoubleFunction<Point> score) {
        List<Tried> tried = new ArrayList<>();
        for (int trial = 1; trial <= trials; trial++) {
            Point point = strategy.propose(trial, tried).orElseThrow();
            tried.add(new Tried(point, Standing.COMPLETE, score.applyAsDouble(point), 1));
        }
        return tried;
    }

    private static double middleRate(Point point) {
        return -Math.abs(Math.log10(point.value("rate").doubleValue()) + 3);
    }

    @Test
    void the_same_seed_and_history_give_the_same_trials_to_a_new_object_each_time() {
        for (int i = 0; i < 3; i++) {
            List<Tried> whole = search(all(MIXED, 7).get(i), 30, StrategiesTest::middleRate);
            for (int trial = 1; trial <= 30; trial++) {
                assertThat(all(MIXED, 7).get(i).propose(trial, whole.subList(0, trial - 1)))
                        .contains(whole.get(trial - 1).point());
            }
            assertThat(search(all(MIXED, 8).get(i), 5, p -> 0)).isNotEqualTo(whole.subList(0, 5));
        }
    }

    @Test
    void conditional_settings_are_there_exactly_where_their_condition_holds() {
        for (Strategy strategy : all(MIXED, 3)) {
            List<Tried> tried = search(strategy, 60, StrategiesTest::middleRate);
            assertThat(tried)
                    .allSatisfy(t -> assertThat(t.point().value("depth") != null)
                            .isEqualTo(t.point().value("form").asText().equals("deep")));
            assertThat(tried)
                    .anySatisfy(t -> assertThat(t.point().value("depth")).isNotNull());
        }
    }

    @Test
    void no_point_of_a_small_space_comes_twice_and_all_come_before_the_end() {
        for (Strategy strategy : all(SMALL, 1)) {
            List<Tried> tried = search(strategy, 4, p -> p.value("a").asDouble());
            assertThat(tried).extracting(Tried::point).doesNotHaveDuplicates();
            assertThat(new HashSet<>(tried.stream().map(Tried::point).toList()))
                    .isEqualTo(new HashSet<>(SMALL.grid(10)));
            assertThat(strategy.propose(5, tried)).isEmpty();
        }
    }

    @Test
    void the_grid_leaves_out_what_does_not_apply() {
        assertThat(new GridStrategy(SMALL).propose(5, List.of())).isEmpty();
        assertThat(SMALL.grid(10))
                .extracting(p -> p.tree().toString())
                .containsExactly("{\"a\":1}", "{\"a\":2,\"b\":\"x\"}", "{\"a\":2,\"b\":\"y\"}", "{\"a\":3}");
    }

    @Test
    void sobol_covers_every_eighth_of_each_setting_with_eight_trials() {
        SearchSpace square = SearchSpace.unchecked(List.of(
                new Dimension("x", Spread.range(0, 8), Condition.ALWAYS),
                new Dimension("y", Spread.range(0, 8), Condition.ALWAYS)));
        for (long seed = 0; seed < 20; seed++) {
            List<Tried> tried = search(new SobolStrategy(square, seed), 8, p -> 0);
            for (String name : List.of("x", "y")) {
                assertThat(tried.stream().map(t -> (int) t.point().value(name).doubleValue()))
                        .as("seed %d", seed)
                        .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
            }
        }
    }

    @Test
    void tpe_goes_where_good_trials_lie_for_numbers_lists_and_conditional_settings_alike() {
        ToDoubleFunction<Point> score = point -> middleRate(point)
                + (point.value("form").asText().equals("deep") ? 1 : 0)
                + (point.value("depth") != null && point.value("depth").intValue() == 3 ? 1 : 0)
                - Math.abs(point.value("size").intValue() - 64) / 256.0;
        List<Tried> tried = search(new TpeStrategy(MIXED, 5), 60, score);
        List<Tried> late = tried.subList(40, 60);
        assertThat(late.stream().filter(t -> t.point().value("depth") != null)).hasSizeGreaterThan(12);
        double early = tried.subList(0, 10).stream()
                .mapToDouble(Tried::score)
                .average()
                .orElseThrow();
        assertThat(late.stream().mapToDouble(Tried::score).average().orElseThrow())
                .isGreaterThan(early + 0.5);
    }

    @Test
    void tpe_bears_trials_that_failed_train_or_were_stopped_early() {
        List<Tried> tried = new ArrayList<>();
        Strategy tpe = new TpeStrategy(MIXED, 9);
        for (int trial = 1; trial <= 40; trial++) {
            Point point = tpe.propose(trial, tried).orElseThrow();
            boolean fast = point.value("rate").doubleValue() > 3e-3;
            tried.add(
                    trial % 4 == 0
                            ? new Tried(point, Standing.PENDING, Double.NEGATIVE_INFINITY, 0)
                            : fast
                                    ? new Tried(point, Standing.COMPLETE, Double.NEGATIVE_INFINITY, 1)
                                    : new Tried(point, Standing.PARTIAL, middleRate(point), 1 + trial % 3));
        }
        // a quarter of the even spread would fail; it learns to keep away
        assertThat(tried.subList(20, 40).stream()
                        .filter(t -> t.point().value("rate").doubleValue() > 3e-3))
                .hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void tpe_proposes_apart_from_trials_that_still_train() {
        List<Tried> tried = search(new TpeStrategy(MIXED, 2), 20, StrategiesTest::middleRate);
        List<Point> atOnce = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Point point = new TpeStrategy(MIXED, 2).propose(21 + i, tried).orElseThrow();
            atOnce.add(point);
            tried.add(new Tried(point, Standing.PENDING, Double.NEGATIVE_INFINITY, 0));
        }
        assertThat(atOnce).doesNotHaveDuplicates();
    }
}
