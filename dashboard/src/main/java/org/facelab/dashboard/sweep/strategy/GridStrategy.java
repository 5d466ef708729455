package org.facelab.dashboard.sweep.strategy;

import java.util.List;
import java.util.Optional;
import org.facelab.dashboard.sweep.space.Point;
import org.facelab.dashboard.sweep.space.SearchSpace;

/** Every combination that the model takes, the last setting fastest. */
public final class GridStrategy implements Strategy {
    /** The most combinations. */
    public static final int MOST = 10_000;

    private final SearchSpace space;
    private List<Point> points;

    public GridStrategy(SearchSpace space) {
        this.space = space;
    }

    @Override
    public Optional<Point> propose(int trial, List<Tried> tried) {
        if (points == null) {
            // not before it is needed: lists of sweeps read spaces and propose nothing
            points = space.grid(MOST);
        }
        return trial <= points.size() ? Optional.of(points.get(trial - 1)) : Optional.empty();
    }
}
