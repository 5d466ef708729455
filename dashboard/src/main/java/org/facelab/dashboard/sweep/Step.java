package org.facelab.dashboard.sweep;

import org.facelab.dashboard.sweep.space.Point;
import org.facelab.db.entity.SweepState;

/** One thing that a sweep does next. */
sealed interface Step {
    /** Notes that a trial stands at its rung. */
    record SetAside(Trial trial) implements Step {}

    /** Cancels a trial before its last epoch. */
    record Stop(Trial trial, String why, boolean early) implements Step {}

    /** Lets a trial go on that was paused together with the sweep. */
    record Resume(Trial trial) implements Step {}

    /** Forgets that a trial was paused together with the sweep: it ended, or was resumed by hand. */
    record Release(Trial trial) implements Step {}

    /** @param pauseAfter the next rung, or null for its end */
    record Promote(Trial trial, Integer pauseAfter) implements Step {}

    /** @param pauseAfter the first rung, or null for its end */
    record Start(int trial, Point point, Integer pauseAfter) implements Step {}

    /** @param text why, for FAILED alone */
    record End(SweepState state, String text) implements Step {}
}
