package org.facelab.dashboard.page.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * How far a training job is, as its worker last told.
 *
 * @param epoch the last finished epoch
 * @param epochs how many there will be
 * @param step steps done in the epoch after it
 * @param steps steps of one epoch
 * @param imagesPerSecond its speed
 * @param secondsLeft an estimate, null while there is none
 * @param memoryBytes what its worker kept in memory, null where it did not say
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record JobProgress(
        int epoch, int epochs, long step, long steps, Double imagesPerSecond, Double secondsLeft, Long memoryBytes) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Reads the JSON of a job; an empty object is a job that has not begun. */
    public static JobProgress parse(String json) {
        try {
            return MAPPER.readValue(json, JobProgress.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the progress of a job is not as its worker writes it: " + json, e);
        }
    }

    /** The share of the running epoch that is done, 0 to 100. */
    public int percentOfEpoch() {
        return steps == 0 ? 0 : (int) Math.min(100, 100 * step / steps);
    }
}
