package org.facelab.dashboard.job;

import java.util.EnumSet;
import java.util.Set;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobAction;
import org.facelab.db.entity.JobKind;
import org.facelab.db.entity.JobState;

/** What may be asked of a job: what its state allows, less what has been asked for already. */
public final class Allowed {
    private static final Set<JobAction> OF_ALL_KINDS = EnumSet.of(JobAction.CANCEL, JobAction.DELETE);

    private Allowed() {}

    public static Set<JobAction> of(Job job) {
        Set<JobAction> allowed = EnumSet.noneOf(JobAction.class);
        allowed.addAll(job.state.allowed());
        if (job.kind != JobKind.TRAIN) {
            allowed.retainAll(OF_ALL_KINDS);
        }
        if (cancelling(job)) {
            allowed.clear();
        } else if (pausing(job)) {
            allowed.retainAll(OF_ALL_KINDS);
        }
        return allowed;
    }

    /** Whether somebody asked for its end and its worker has not ended it yet. */
    public static boolean cancelling(Job job) {
        return job.state == JobState.RUNNING && job.cancelRequested;
    }

    /** Whether somebody asked for a pause and its worker has not saved and stopped yet. */
    public static boolean pausing(Job job) {
        return job.state == JobState.RUNNING && job.pauseRequested;
    }
}
