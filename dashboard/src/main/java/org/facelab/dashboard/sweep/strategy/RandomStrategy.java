package org.facelab.dashboard.sweep.strategy;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.facelab.dashboard.sweep.space.Point;
import org.facelab.dashboard.sweep.space.SearchSpace;

/** Independent draws, each setting evenly over its spread. */
public final class RandomStrategy implements Strategy {
    private final SearchSpace space;
    private final long seed;

    public RandomStrategy(SearchSpace space, long seed) {
        this.space = space;
        this.seed = seed;
    }

    @Override
    public Optional<Point> propose(int trial, List<Tried> tried) {
        RandomGenerator random = Streams.of(seed, trial);
        return new Draws(space)
                .first(
                        tried.stream().map(Tried::point).collect(Collectors.toSet()),
                        () -> space.at(random.doubles(space.dimensions().size()).toArray()));
    }
}
