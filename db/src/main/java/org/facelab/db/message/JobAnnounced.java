package org.facelab.db.message;

import java.util.UUID;

/**
 * A job waits, or its flags changed.
 *
 * @param version of this form, {@link #VERSION}
 * @param jobId the job
 * @param kind its {@code JobKind}
 * @param reason why it is worth a look
 */
public record JobAnnounced(int version, UUID jobId, String kind, Reason reason) {
    public static final int VERSION = 1;

    /** Why a worker should look. */
    public enum Reason {
        QUEUED,
        CANCEL,
        PAUSE,
        /** Somebody wants pictures or a checkpoint now. */
        WISH
    }
}
