package org.facelab.dashboard.dataset;

import org.facelab.db.entity.JobState;

/** The state of a data set, told by that of its import. */
public enum DatasetState {
    IMPORTING,
    READY,
    FAILED;

    public static DatasetState of(JobState importing) {
        return switch (importing) {
            case BLOCKED, QUEUED, RUNNING, PAUSED -> IMPORTING;
            case SUCCEEDED -> READY;
            case FAILED, CANCELLED -> FAILED;
        };
    }
}
