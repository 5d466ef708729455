package org.facelab.worker.results;

import java.util.UUID;
import org.facelab.db.settings.ConvVaeSettings;

/**
 * The run that a job trains, as what it leaves behind tells of it.
 *
 * @param number shown as #12
 * @param epochs the last epoch that it shall do
 * @param fingerprint of its data set
 */
public record TrainedRun(UUID runId, long number, ConvVaeSettings settings, long seed, int epochs, String fingerprint) {
    /** Of the random faces' draws. */
    public long pictureSeed() {
        return seed;
    }
}
