package org.facelab.dashboard.generation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.facelab.dashboard.job.Failure;
import org.facelab.dashboard.job.Progress;
import org.facelab.db.entity.Generation;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobState;

/**
 * Faces that somebody asked for, as the API shows them.
 *
 * @param epoch of the checkpoint
 * @param checkpointId null once the run's retention has removed it; the faces stay
 * @param images one face each, empty until they are there
 * @param picture all of them as one grid, null until it is there
 * @param madeFrom all that is needed to make them again, null until they are there
 */
public record GenerationView(
        UUID id,
        UUID jobId,
        UUID runId,
        int epoch,
        UUID checkpointId,
        String kind,
        JobState state,
        Failure failure,
        @Schema(implementation = Progress.Done.class) JsonNode progress,
        int count,
        long seed,
        String sampler,
        double temperature,
        List<Image> images,
        Grid picture,
        @Schema(implementation = Object.class) JsonNode madeFrom,
        Instant createdAt,
        Instant endedAt) {

    /**
     * One face.
     *
     * @param index from 0; the face depends on seed and index, not on how many were asked for
     */
    public record Image(int index, long seed, String url) {}

    /** All faces as one PNG: tiles row by row, without gaps. */
    public record Grid(String url, int columns, int rows, int tileSize) {}

    static GenerationView of(Generation generation, Job job) {
        String url = "/api/generations/" + generation.id;
        boolean there = generation.key != null;
        return new GenerationView(
                generation.id,
                generation.jobId,
                generation.runId,
                generation.epoch,
                generation.checkpointId,
                generation.kind,
                job.state,
                Failure.of(job),
                Progress.done(job, generation.count),
                generation.count,
                generation.seed,
                generation.sampler,
                generation.temperature,
                !there
                        ? List.of()
                        : IntStream.range(0, generation.count)
                                .mapToObj(i -> new Image(i, generation.seed, url + "/images/" + i + ".png"))
                                .toList(),
                !there ? null : new Grid(url + "/file", generation.columns, generation.rows, generation.tileSize),
                Progress.tree(generation.madeFrom),
                generation.createdAt,
                job.endedAt);
    }
}
