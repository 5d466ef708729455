package org.facelab.dashboard.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.facelab.dashboard.edge.Fields;
import org.facelab.dashboard.sweep.space.Dimension;
import org.facelab.dashboard.sweep.space.Point;
import org.facelab.dashboard.sweep.space.SearchSpace;
import org.facelab.dashboard.sweep.strategy.GridStrategy;
import org.facelab.db.entity.SweepStrategy;
import org.facelab.db.settings.InvalidSettings;

/** Checks that a strategy finds points in a space which the model takes, and not too many of them. */
final class Proposable {
    private static final int DRAWS = 1_000;
    private static final int PINNED = 100;

    private Proposable() {}

    static void check(SearchSpace space, SweepStrategy strategy, Fields fields) {
        space.dimensions().stream()
                .filter(dimension -> !dimension.spread().ordered())
                .forEach(dimension -> values(space, dimension, fields));
        if (strategy == SweepStrategy.GRID) {
            grid(space, fields);
        } else if (space.countable() && space.grid(1).isEmpty() || !space.countable()) {
            draws(space, fields);
        }
    }

    private static void grid(SearchSpace space, Fields fields) {
        List<Dimension> endless = space.dimensions().stream()
                .filter(dimension -> dimension.spread().count().isEmpty())
                .toList();
        endless.forEach(dimension -> fields.refuse(
                "space." + dimension.setting(),
                "is a range of real numbers, of which a grid has no end; give values, or choose random, sobol or tpe"));
        if (!endless.isEmpty()) {
            return;
        }
        boolean endlessWork = space.mostCombinations() > (long) SearchSpace.VISITS * GridStrategy.MOST;
        List<Point> points = endlessWork ? List.of() : space.grid(GridStrategy.MOST + 1);
        if (endlessWork || points.size() > GridStrategy.MOST) {
            fields.refuse(
                    "space",
                    String.format(
                            Locale.ROOT,
                            "has more than %,d combinations, too many for a grid; give fewer values, a step, or choose random, sobol or tpe",
                            GridStrategy.MOST));
        } else if (points.isEmpty()) {
            draws(space, fields);
        }
    }

    /** A listed value that the model takes in no combination was a mistake, though the others would do. */
    private static void values(SearchSpace space, Dimension dimension, Fields fields) {
        for (int i = 0; i < dimension.spread().count().orElseThrow(); i++) {
            Optional<InvalidSettings> refusal =
                    refusal(space, dimension, dimension.spread().cell(i));
            if (refusal.isPresent()) {
                fields.refuse(
                        "space." + dimension.setting() + ".values[" + i + "]",
                        "fits no combination with the others: " + refusal.get().getMessage());
            }
        }
    }

    /** Empty as soon as one draw with the value is taken. */
    private static Optional<InvalidSettings> refusal(SearchSpace space, Dimension dimension, JsonNode value) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        Optional<InvalidSettings> refusal = Optional.empty();
        for (int i = 0; i < PINNED; i++) {
            double[] units = random.doubles(space.dimensions().size()).toArray();
            units[space.dimensions().indexOf(dimension)] = dimension.spread().unit(value);
            Point point = space.at(units);
            if (point.value(dimension.setting()) != null) {
                refusal = space.refusal(point);
                if (refusal.isEmpty()) {
                    return refusal;
                }
            }
        }
        return refusal;
    }

    /** Says what the model refuses, if it takes none of a thousand draws. */
    private static void draws(SearchSpace space, Fields fields) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        Optional<InvalidSettings> refusal = Optional.empty();
        for (int i = 0; i < DRAWS; i++) {
            refusal = space.refusal(
                    space.at(random.doubles(space.dimensions().size()).toArray()));
            if (refusal.isEmpty()) {
                return;
            }
        }
        fields.refuse(
                "space",
                "holds no combination that the model takes; the last was refused with: "
                        + refusal.orElseThrow().getMessage());
    }
}
