package org.facelab.dashboard.sweep;

import java.util.List;
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

    private Proposable() {}

    static void check(SearchSpace space, SweepStrategy strategy, Fields fields) {
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
        List<Point> points = space.grid(GridStrategy.MOST + 1);
        if (points.size() > GridStrategy.MOST) {
            fields.refuse(
                    "space",
                    String.format(
                            java.util.Locale.ROOT,
                            "has more than %,d combinations, too many for a grid; give fewer values, a step, or choose random, sobol or tpe",
                            GridStrategy.MOST));
        } else if (points.isEmpty()) {
            draws(space, fields);
        }
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
