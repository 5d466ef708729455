package org.facelab.dashboard.page.sweeps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.facelab.dashboard.sweep.space.Dimension;
import org.facelab.dashboard.sweep.space.Point;
import org.facelab.dashboard.sweep.space.SearchSpace;
import org.facelab.dashboard.sweep.space.SpaceJson;
import org.facelab.dashboard.sweep.strategy.GridStrategy;
import org.facelab.dashboard.sweep.strategy.RandomStrategy;
import org.facelab.dashboard.sweep.strategy.SobolStrategy;
import org.facelab.dashboard.sweep.strategy.Strategy;
import org.facelab.dashboard.sweep.strategy.TpeStrategy;
import org.facelab.dashboard.sweep.strategy.Tried;
import org.facelab.db.entity.SweepStrategy;
import org.facelab.db.settings.ConvVaeSettings;

/** Draws what each strategy proposes over two settings: its own points, made once. */
public final class StrategyDrawings {
    private static final double WIDTH = 144;
    private static final double HEIGHT = 72;
    private static final double EDGE = 8;
    private static final int POINTS = 32;
    private static final long SEED = 3;
    private static final String RANGES =
            "{\"emaDecay\": {\"range\": [0, 0.9999]}, \"temperature\": {\"range\": [0, 2]}}";
    private static final String LISTS = "{\"emaDecay\": {\"values\": [0, 0.14, 0.28, 0.43, 0.57, 0.71, 0.85, 0.99]},"
            + " \"temperature\": {\"values\": [0.25, 0.75, 1.25, 1.75]}}";
    private static final Map<SweepStrategy, List<Dot>> DRAWN = draw();

    private StrategyDrawings() {}

    /** @param css new for the latest of a strategy that learns */
    public record Dot(String x, String y, String css) {}

    static List<Dot> of(SweepStrategy strategy) {
        return DRAWN.get(strategy);
    }

    private static Map<SweepStrategy, List<Dot>> draw() {
        SearchSpace ranges = space(RANGES);
        SearchSpace lists = space(LISTS);
        Map<SweepStrategy, List<Dot>> drawn = new EnumMap<>(SweepStrategy.class);
        drawn.put(SweepStrategy.GRID, dots(lists, new GridStrategy(lists), false));
        drawn.put(SweepStrategy.RANDOM, dots(ranges, new RandomStrategy(ranges, SEED), false));
        drawn.put(SweepStrategy.SOBOL, dots(ranges, new SobolStrategy(ranges, SEED), false));
        drawn.put(SweepStrategy.TPE, dots(ranges, new TpeStrategy(ranges, SEED), true));
        return drawn;
    }

    private static SearchSpace space(String json) {
        try {
            JsonNode tree = new ObjectMapper().readTree(json);
            return SpaceJson.read(tree, ConvVaeSettings.DEFAULTS, Set.of(), "space");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the space of the drawings is JSON", e);
        }
    }

    private static List<Dot> dots(SearchSpace space, Strategy strategy, boolean learns) {
        List<Tried> tried = new ArrayList<>();
        List<Dot> dots = new ArrayList<>();
        for (int trial = 1; trial <= POINTS; trial++) {
            Point point = strategy.propose(trial, tried).orElseThrow();
            double x = unit(space.dimensions().get(0), point);
            double y = unit(space.dimensions().get(1), point);
            // a hill a third from the top right, on which only a strategy that learns gathers
            double score = -Math.hypot(x - 0.7, y - 0.65);
            tried.add(new Tried(point, Tried.Standing.COMPLETE, score, 1));
            dots.add(new Dot(
                    text(EDGE + (WIDTH - 2 * EDGE) * x),
                    text(HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * y),
                    !learns ? "mid" : trial > POINTS / 2 ? "new" : ""));
        }
        return dots;
    }

    private static double unit(Dimension dimension, Point point) {
        return dimension.spread().unit(point.value(dimension.setting()));
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
