package org.facelab.dashboard.page.run;

import java.time.Instant;
import java.util.UUID;
import org.facelab.dashboard.page.StateBadge;
import org.facelab.db.entity.FailureKind;
import org.facelab.db.entity.JobAction;
import org.facelab.db.entity.JobState;

/**
 * Where a run's newest training job stands.
 *
 * @param pauseRequested whether somebody asked its worker to save and stop
 */
public record Standing(UUID jobId, JobState state, Lease lease, Failure failure, Times times, boolean pauseRequested) {

    /**
     * Who holds the job, or held it last.
     *
     * @param worker null before the first claim
     * @param ended whether the lease of a running job has run out
     * @param cancelRequested whether somebody asked for its end
     * @param attempt losses since the last stored epoch, this attempt included
     * @param outcome how the newest attempt ended, null before the first end
     */
    public record Lease(
            String worker, boolean ended, boolean cancelRequested, int attempt, int maxAttempts, String outcome) {}

    /** Why it failed. */
    public record Failure(FailureKind kind, String text) {
        /** The kind as a badge. */
        public StateBadge badge() {
            return StateBadge.of(kind, text);
        }
    }

    /** When what happened; null what did not happen yet. */
    public record Times(Instant queued, Instant started, Instant ended) {}

    /** As it is shown. */
    public StateBadge badge() {
        if (lost()) {
            return StateBadge.lost();
        }
        if (state == JobState.RUNNING && lease.cancelRequested()) {
            return StateBadge.cancelling();
        }
        if (givenBack()) {
            return StateBadge.givenBack();
        }
        return state == JobState.RUNNING && pauseRequested ? StateBadge.pausing() : StateBadge.of(state);
    }

    /** Its worker has not been heard for a whole lease. */
    public boolean lost() {
        return state == JobState.RUNNING && lease.ended();
    }

    /** It waits again after a worker shut down and saved its work. */
    public boolean givenBack() {
        return state == JobState.QUEUED && "GIVEN_BACK".equals(lease.outcome());
    }

    public boolean running() {
        return state == JobState.RUNNING;
    }

    public boolean waiting() {
        return state == JobState.QUEUED || state == JobState.BLOCKED;
    }

    public boolean failed() {
        return state == JobState.FAILED;
    }

    public boolean cancelled() {
        return state == JobState.CANCELLED;
    }

    public boolean ended() {
        return state.ended();
    }

    public boolean cancelling() {
        return !ended() && lease.cancelRequested();
    }

    public boolean mayDelete() {
        return state.allowed().contains(JobAction.DELETE);
    }
}
