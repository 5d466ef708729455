package org.facelab.dashboard.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.facelab.db.entity.Job;

/** How far a job is, as its worker told with its last heartbeat. */
public final class Progress {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Progress() {}

    /**
     * Of a training.
     *
     * @param epoch the last finished one, 0 before
     * @param epochs all of them
     * @param step within the running epoch
     * @param steps of one epoch
     * @param secondsLeft null while nobody can know
     * @param memoryBytes what its worker keeps in memory
     */
    public record Training(
            int epoch,
            int epochs,
            Long step,
            Long steps,
            Double imagesPerSecond,
            Double secondsLeft,
            Long memoryBytes) {}

    /** Of an import (files) or a generation (faces). */
    public record Done(long done, long total) {}

    /** Of a training, with what is known before its worker told anything. */
    public static ObjectNode training(Job job, int lastEpoch, int epochs) {
        ObjectNode progress = JSON.valueToTree(new Training(lastEpoch, epochs, 0L, null, null, null, null));
        progress.setAll(told(job));
        return progress;
    }

    /** Of an import or a generation. */
    public static ObjectNode done(Job job, long total) {
        ObjectNode progress = JSON.valueToTree(new Done(0, total));
        progress.setAll(told(job));
        return progress;
    }

    /** As the job's row has it. */
    static ObjectNode told(Job job) {
        return (ObjectNode) tree(job.progress);
    }

    /** The tree of a jsonb column. */
    public static JsonNode tree(String column) {
        try {
            return column == null ? null : JSON.readTree(column);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL gives back no JSON from a jsonb column: " + column, e);
        }
    }
}
