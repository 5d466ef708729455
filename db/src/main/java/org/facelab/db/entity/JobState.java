package org.facelab.db.entity;

import java.util.EnumSet;
import java.util.Set;

/** The states of a job, the steps between them, and what a person may ask in each. Nothing else knows them. */
public enum JobState {
    /** Waits for other jobs. */
    BLOCKED,
    /** Waits for a slot. */
    QUEUED,
    /** A worker holds its lease, or held it last. */
    RUNNING,
    /** Stopped by a person after its checkpoint; resuming queues it. */
    PAUSED,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    /** Whether nothing will happen to the job any more. */
    public boolean ended() {
        return switch (this) {
            case SUCCEEDED, FAILED, CANCELLED -> true;
            case BLOCKED, QUEUED, RUNNING, PAUSED -> false;
        };
    }

    /** The states that a job may go to from here; RUNNING to RUNNING is a takeover, RUNNING to QUEUED a give-back. */
    public Set<JobState> next() {
        return switch (this) {
            case BLOCKED -> EnumSet.of(QUEUED, CANCELLED);
            case QUEUED -> EnumSet.of(RUNNING, PAUSED, CANCELLED, FAILED);
            case RUNNING -> EnumSet.of(RUNNING, QUEUED, PAUSED, SUCCEEDED, FAILED, CANCELLED);
            case PAUSED -> EnumSet.of(QUEUED, CANCELLED);
            case SUCCEEDED, FAILED, CANCELLED -> EnumSet.noneOf(JobState.class);
        };
    }

    /** What a person may ask of a training in this state; of imports and generations only that it is cancelled or deleted. */
    public Set<JobAction> allowed() {
        return switch (this) {
            case BLOCKED -> EnumSet.of(JobAction.CANCEL);
            case QUEUED -> EnumSet.of(JobAction.PAUSE, JobAction.CANCEL);
            case RUNNING -> EnumSet.of(JobAction.PAUSE, JobAction.CANCEL, JobAction.SAMPLE_NOW, JobAction.SAVE_NOW);
            case PAUSED -> EnumSet.of(JobAction.RESUME, JobAction.CANCEL, JobAction.DELETE);
            case SUCCEEDED -> EnumSet.of(JobAction.CONTINUE, JobAction.DELETE);
            case FAILED -> EnumSet.of(JobAction.RETRY, JobAction.DELETE);
            case CANCELLED -> EnumSet.of(JobAction.RETRY, JobAction.CONTINUE, JobAction.DELETE);
        };
    }
}
