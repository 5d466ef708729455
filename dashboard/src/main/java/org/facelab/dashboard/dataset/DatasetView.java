package org.facelab.dashboard.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.facelab.dashboard.job.Progress;
import org.facelab.db.entity.Dataset;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobState;

/**
 * A data set as the API shows it. What the import finds out is null until it is READY.
 *
 * @param source what was asked for; once READY, {@code format} is what {@code auto} turned out to be
 * @param testCount images that an official split keeps for a last test; neither trained nor validated on
 * @param progress files looked at, or faces drawn
 * @param attributes {@code [{name, share}]}, share from 0 to 1
 * @param leftOut {@code [{file, reason}]}, the first thousand
 * @param leftOutCount all of them
 * @param montageUrl a picture of its first images, null until it is READY
 */
public record DatasetView(
        UUID id,
        String name,
        UUID jobId,
        DatasetState state,
        Failure failure,
        @Schema(implementation = Progress.Done.class) JsonNode progress,
        Integer count,
        Integer trainingCount,
        Integer validationCount,
        Integer testCount,
        int imageSize,
        Integer channels,
        @Schema(implementation = Object.class) JsonNode source,
        @Schema(implementation = Attribute[].class) JsonNode attributes,
        String fingerprint,
        @Schema(implementation = LeftOut[].class) JsonNode leftOut,
        int leftOutCount,
        String montageUrl,
        Instant createdAt,
        Instant endedAt) {

    /** @param kind as that of a job's failure, or CANCELLED */
    public record Failure(String kind, String text) {}

    record Attribute(String name, double share) {}

    record LeftOut(String file, String reason) {}

    static DatasetView of(Dataset dataset, Job job) {
        DatasetState state = DatasetState.of(job.state);
        ObjectNode source = (ObjectNode) Progress.tree(dataset.source);
        // the store's keys are nobody's business
        source.remove("uploadKey");
        long total = source.path("count").asLong();
        return new DatasetView(
                dataset.id,
                dataset.name,
                dataset.jobId,
                state,
                failure(job),
                Progress.done(job, total),
                dataset.count,
                dataset.trainingCount,
                dataset.validationCount,
                dataset.count == null ? null : dataset.count - dataset.trainingCount - dataset.validationCount,
                dataset.imageSize,
                dataset.channels,
                source,
                Progress.tree(dataset.attributes),
                dataset.fingerprint,
                Progress.tree(dataset.leftOut),
                dataset.leftOutCount,
                state == DatasetState.READY ? "/api/datasets/" + dataset.id + "/montage.png" : null,
                dataset.createdAt,
                job.endedAt);
    }

    private static Failure failure(Job job) {
        if (job.state == JobState.CANCELLED) {
            return new Failure("CANCELLED", "The import was cancelled");
        }
        return job.failureKind == null ? null : new Failure(job.failureKind.name(), job.failureText);
    }
}
