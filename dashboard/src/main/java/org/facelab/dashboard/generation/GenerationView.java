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
 * @param seed null for reconstructions, as sampler and temperature
 * @param indices places among the validation faces, null for random ones
 * @param images one face each, empty until they are there
 * @param picture all of them as one grid, null until it is there
 * @param originals the faces that were reconstructed, laid out likewise; null for random ones
 * @param again what this makes again, null if nothing
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
        Long seed,
        String sampler,
        Double temperature,
        @Schema(implementation = Integer[].class) JsonNode indices,
        List<Image> images,
        Grid picture,
        Grid originals,
        Again again,
        @Schema(implementation = Object.class) JsonNode madeFrom,
        Instant createdAt,
        Instant endedAt) {

    /**
     * One face.
     *
     * @param index from 0; a random face depends on seed and index, not on how many were asked for
     * @param validationIndex the face that was reconstructed, null for a random one
     * @param originalUrl that face as it is in the data set
     * @param mse mean squared error of the reconstruction, of pixels in [-1, 1]
     */
    public record Image(int index, Long seed, String url, Integer validationIndex, String originalUrl, Double mse) {}

    /** All faces as one PNG: tiles row by row, without gaps. */
    public record Grid(String url, int columns, int rows, int tileSize) {}

    /**
     * How this compares with what it makes again.
     *
     * @param pictureId of a run, or null
     * @param generationId or null
     * @param same whether every pixel is the same; null until it is known, and where the other file is gone
     * @param differingPixels of all faces together
     * @param largestDifference of one channel, 0 to 255
     */
    public record Again(
            UUID pictureId, UUID generationId, Boolean same, Integer differingPixels, Integer largestDifference) {}

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
                Progress.tree(generation.indices),
                there ? images(generation, url) : List.of(),
                there ? grid(generation, url + "/file") : null,
                generation.originalKey == null ? null : grid(generation, url + "/originals"),
                again(generation),
                Progress.tree(generation.madeFrom),
                generation.createdAt,
                job.endedAt);
    }

    private static Grid grid(Generation generation, String url) {
        return new Grid(url, generation.columns, generation.rows, generation.tileSize);
    }

    private static List<Image> images(Generation generation, String url) {
        JsonNode indices = Progress.tree(generation.indices);
        JsonNode errors = Progress.tree(generation.tileErrors);
        return IntStream.range(0, generation.count)
                .mapToObj(i -> new Image(
                        i,
                        generation.seed,
                        url + "/images/" + i + ".png",
                        indices == null ? null : indices.path(i).asInt(),
                        generation.originalKey == null ? null : url + "/originals/" + i + ".png",
                        errors == null ? null : errors.path(i).asDouble()))
                .toList();
    }

    private static Again again(Generation generation) {
        if (generation.againPictureId == null && generation.againGenerationId == null) {
            return null;
        }
        return new Again(
                generation.againPictureId,
                generation.againGenerationId,
                generation.againDiffering == null ? null : generation.againDiffering == 0,
                generation.againDiffering,
                generation.againLargest);
    }
}
