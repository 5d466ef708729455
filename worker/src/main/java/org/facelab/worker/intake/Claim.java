package org.facelab.worker.intake;

import java.util.UUID;
import org.facelab.db.entity.JobKind;

/**
 * The right to work on a job, until the lease ends or somebody else claims it.
 *
 * @param jobId the job
 * @param kind what it does
 * @param runId its run, or null for an import
 * @param fence grows with each claim: writes under an older one are refused
 * @param attempt losses since the last stored epoch, this attempt included
 */
public record Claim(UUID jobId, JobKind kind, UUID runId, long fence, int attempt) {
    @Override
    public String toString() {
        return kind + " job " + jobId + " (fence " + fence + ")";
    }
}
