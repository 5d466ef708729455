package org.facelab.dashboard.page;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * How far a training job is, as its worker last told; all zero before that.
 *
 * @param epoch the last finished
 * @param epochs of the whole
 * @param step steps done in the epoch after it
 * @param steps of one epoch
 * @param imagesPerSecond its speed, or null
 * @param secondsLeft about how long it still takes, or null
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TrainingProgress(
        int epoch, int epochs, long step, long steps, Double imagesPerSecond, Double secondsLeft) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Reads the JSON of a job. */
    public static TrainingProgress parse(String json) {
        try {
            return MAPPER.readValue(json, TrainingProgress.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the progress of a job is not as workers write it: " + json, e);
        }
    }

    /** The share of the running epoch that is done, in percent. */
    public int percentOfEpoch() {
        return steps == 0 ? 0 : (int) Math.min(100, 100 * step / steps);
    }
}
