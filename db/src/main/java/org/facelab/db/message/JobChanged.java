package org.facelab.db.message;

import java.util.UUID;

/**
 * Something about a job is new in the database.
 *
 * @param version of this form, {@link #VERSION}
 * @param jobId the job
 * @param runId its run, or null for a generation or an import
 * @param what what to look at
 */
public record JobChanged(int version, UUID jobId, UUID runId, What what) {
    public static final int VERSION = 1;

    /** What changed. */
    public enum What {
        STATE,
        PROGRESS,
        EPOCH,
        PICTURES
    }
}
