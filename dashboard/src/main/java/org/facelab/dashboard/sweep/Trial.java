package org.facelab.dashboard.sweep;

import java.time.Instant;
import java.util.UUID;
import org.facelab.dashboard.job.Failure;
import org.facelab.dashboard.sweep.objective.Curve;
import org.facelab.dashboard.sweep.space.Point;
import org.facelab.db.entity.JobState;

/**
 * One trial as its rows have it.
 *
 * @param trial its number in the sweep, from 1
 * @param number of its run, shown as #12
 * @param stopping whether its worker was asked to cancel or pause and has not done so yet
 * @param stoppedEarly whether it was set aside or stopped by its sweep
 * @param held whether it was paused together with its sweep
 * @param pauseAfter the epoch after which its worker pauses it, or null
 * @param epochs trained so far
 * @param ofEpochs that it would train to its end
 * @param curve the sweep's metric over its epochs
 */
record Trial(
        int trial,
        UUID runId,
        UUID jobId,
        long number,
        Point point,
        JobState state,
        boolean stopping,
        boolean stoppedEarly,
        boolean held,
        Integer pauseAfter,
        int epochs,
        int ofEpochs,
        Curve curve,
        Failure failure,
        Times times) {

    /** When it was submitted, first taken up, and ended. */
    record Times(Instant created, Instant started, Instant ended) {}

    /** Whether it takes one of the places of those that train at once. */
    boolean active() {
        return switch (state) {
            case BLOCKED, QUEUED, RUNNING -> true;
            case PAUSED, SUCCEEDED, FAILED, CANCELLED -> false;
        };
    }

    /** Whether its worker paused it after the epoch that its sweep had set. */
    boolean atRung() {
        return state == JobState.PAUSED && pauseAfter != null && epochs >= pauseAfter && epochs < ofEpochs;
    }

    /** Whether a person paused it: its sweep waits for that person. */
    boolean pausedByHand() {
        return state == JobState.PAUSED && !atRung() && !held;
    }

    /** The epochs that it has trained or may still train before its sweep decides again. */
    int committedEpochs() {
        return active() || state == JobState.PAUSED && !atRung()
                ? pauseAfter == null ? ofEpochs : Math.max(epochs, Math.min(pauseAfter, ofEpochs))
                : epochs;
    }
}
