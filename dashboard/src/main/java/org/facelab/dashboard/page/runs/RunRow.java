package org.facelab.dashboard.page.runs;

import java.time.Duration;
import java.time.Instant;
import org.facelab.dashboard.page.RunLabel;
import org.facelab.dashboard.page.Spark;
import org.facelab.dashboard.page.StateBadge;

/**
 * One run of the table.
 *
 * @param run its name
 * @param face the address of its newest first face, or null
 * @param standing its state and progress
 * @param figures what it reached
 * @param dataset what it learns from
 * @param submitted when
 */
public record RunRow(
        RunLabel run, String face, Standing standing, Measured figures, String dataset, Instant submitted) {
    /**
     * @param badge its state
     * @param remark a line beneath it, or empty: why it failed
     * @param waits instead of progress while it waits, else empty
     * @param epoch the last finished
     * @param epochs of the whole
     * @param left about how long it still takes, or null
     */
    public record Standing(StateBadge badge, String remark, String waits, int epoch, int epochs, Duration left) {
        /** The share that is done, for the meter. */
        public int percent() {
            return 100 * epoch / epochs;
        }

        public boolean waiting() {
            return !waits.isEmpty();
        }

        /** The meter's colour: the accent means live. */
        public String css() {
            return switch (badge.css()) {
                case "running" -> "is-live";
                case "failed", "refused" -> "is-bad";
                default -> "is-still";
            };
        }
    }

    /**
     * @param spark its curve
     * @param mse validation error of the last epoch, or null
     * @param psnr the same in decibels, or null
     * @param imagesPerSecond speed of the last epoch, or null
     * @param took how long its newest job has run, or null
     */
    public record Measured(Spark spark, Double mse, Double psnr, Double imagesPerSecond, Duration took) {}
}
