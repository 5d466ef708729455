package org.facelab.dashboard.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobKind;
import org.facelab.db.entity.JobState;

/**
 * A job of the queue as the API shows it.
 *
 * @param name of the run or data set it works for; null for generations
 * @param runId, datasetId, generationId: one of them is not null
 * @param number of its run, shown as #12
 * @param place where it stands among the waiting of its priority, the smallest first
 * @param cancelRequested, pauseRequested: whether its worker has been asked to stop
 * @param worker that holds it, or held it last
 */
public record JobView(
        UUID id,
        JobKind kind,
        JobState state,
        int priority,
        double place,
        String name,
        UUID runId,
        Long number,
        UUID datasetId,
        UUID generationId,
        int attempt,
        boolean cancelRequested,
        boolean pauseRequested,
        Failure failure,
        @Schema(implementation = Object.class) JsonNode progress,
        String worker,
        Instant createdAt,
        Instant queuedAt,
        Instant startedAt,
        Instant endedAt) {

    /** What a job works for. */
    record Owner(String name, UUID runId, Long number, UUID datasetId, UUID generationId) {}

    static JobView of(Job job, Owner owner) {
        return new JobView(
                job.id,
                job.kind,
                job.state,
                job.priority,
                job.place,
                owner.name(),
                owner.runId(),
                owner.number(),
                owner.datasetId(),
                owner.generationId(),
                job.attempt,
                job.cancelRequested,
                job.pauseRequested,
                Failure.of(job),
                Progress.told(job),
                job.leaseOwner,
                job.createdAt,
                job.queuedAt,
                job.startedAt,
                job.endedAt);
    }
}
