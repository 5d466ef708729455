package org.facelab.dashboard.sweep.strategy;

import java.util.List;
import java.util.Optional;
import org.facelab.dashboard.sweep.space.Point;

/** Chooses trials. The same trial number after the same history gets the same point. */
public interface Strategy {
    /**
     * @param trial its number, from 1
     * @param tried all trials before it, in their order; what was deleted since is missing
     * @return empty if there is nothing left that was not tried
     */
    Optional<Point> propose(int trial, List<Tried> tried);
}
