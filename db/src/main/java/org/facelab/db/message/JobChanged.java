package org.facelab.db.message;

import java.util.UUID;

/**
 * Something about a job is new in the database.
 *
 * @param version of this form, {@link #VERSION}
 * @param jobId the job, or null where a worker itself changed: it takes jobs no longer, or again
 * @param runId its run, or null for a generation, an import or a worker
 * @param what what to look at
 */
public record JobChanged(int version, UUID jobId, UUID runId, What what) {
    public static final int VERSION = 1;

    /** The state of a worker. */
    public static JobChanged ofWorker() {
        return new JobChanged(VERSION, null, null, What.STATE);
    }

    /** What changed. */
    public enum What {
        STATE,
        PROGRESS,
        EPOCH,
        PICTURES
    }
}
