package org.facelab.dashboard.sweep.strategy;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.facelab.dashboard.sweep.space.Point;
import org.facelab.dashboard.sweep.space.SearchSpace;

/**
 * Draws points until one is new and taken by the model. A point tried before is not tried again: the trials of a sweep
 * have one seed, so it would give the same numbers.
 */
final class Draws {
    /** Enough for a model that takes one combination in a hundred. */
    private static final int MOST = 1_000;

    /** A space with more points than these is not gone through when draws find nothing new. */
    private static final int LISTED = 10_000;

    private final SearchSpace space;

    Draws(SearchSpace space) {
        this.space = space;
    }

    /** The first draw that is new; else, in a countable space, the first point of its grid that is. */
    Optional<Point> first(Set<Point> seen, Supplier<Point> draw) {
        for (int i = 0; i < MOST; i++) {
            Point point = draw.get();
            if (!seen.contains(point) && space.refusal(point).isEmpty()) {
                return Optional.of(point);
            }
        }
        if (!space.countable()) {
            return Optional.empty();
        }
        return space.grid(LISTED).stream()
                .filter(point -> !seen.contains(point))
                .findFirst();
    }
}
