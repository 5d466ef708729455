package org.facelab.dashboard.sweep.strategy;

import java.util.List;
import java.util.Optional;
import org.facelab.dashboard.sweep.space.Point;
import org.facelab.dashboard.sweep.space.SearchSpace;

/** Every combination that the model takes, the last setting fastest. */
public final class GridStrategy implements Strategy {
    /** The most combinations. */
    public static final int MOST = 10_000;

    private final List<Point> points;

    public GridStrategy(SearchSpace space) {
        this.points = space.grid(MOST);
    }

    @Override
    public Optional<Point> propose(int trial, List<Tried> tried) {
        return trial <= points.size() ? Optional.of(points.get(trial - 1)) : Optional.empty();
    }
}
