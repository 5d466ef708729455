package org.facelab.worker.intake;

import org.facelab.db.entity.JobKind;

/** What is done for jobs of one kind. Called on the thread of a slot, one job at a time. */
public interface JobWork {
    JobKind kind();

    /**
     * Works until the job is done or its signal tells it to stop.
     *
     * @throws JobRefused if what was asked for cannot be done
     * @throws ClaimLost if the claim is gone
     * @throws Exception for anything else; the job fails as a fault
     */
    Outcome run(RunningJob job) throws Exception;

    /**
     * Removes what only the work needed, after a job's end is recorded; not called where the worker dies in between.
     *
     * @throws Exception for what could not be removed; it is logged
     */
    default void ended(Claim claim) throws Exception {
        // most work leaves nothing
    }

    /** How the work ended. */
    enum Outcome {
        SUCCEEDED,
        CANCELLED,
        PAUSED,
        GIVEN_BACK
    }
}
