package org.facelab.dashboard.job;

import org.facelab.db.entity.FailureKind;
import org.facelab.db.entity.Job;

/**
 * Why something failed.
 *
 * @param kind FAULT, LOST, REFUSED or NON_FINITE
 * @param text for people: what happened and what to do
 */
public record Failure(FailureKind kind, String text) {
    /** Of a job, or null if it did not fail. */
    public static Failure of(Job job) {
        return job.failureKind == null ? null : new Failure(job.failureKind, job.failureText);
    }
}
