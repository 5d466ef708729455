package org.facelab.dashboard.page.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.facelab.dashboard.page.RunLabel;
import org.facelab.dashboard.page.Spark;
import org.facelab.dashboard.page.StateBadge;

/**
 * One run of the table.
 *
 * @param run its name
 * @param face the address of its newest first face, or null
 * @param standing its state and progress
 * @param spark its curve
 * @param submitted when
 * @param cells the chosen columns
 */
public record RunRow(RunLabel run, String face, Standing standing, Spark spark, Instant submitted, List<Cell> cells) {
    /**
     * A value of a chosen column.
     *
     * @param column whose it is
     * @param text as it is written, empty where there is none
     */
    public record Cell(Column column, String text) {
        public boolean is(String word) {
            return column.word().equals(word);
        }

        /** The class of the cell: on a phone only what matters most is shown. */
        public String css() {
            boolean seen = is("curve") || is("mse");
            return (column.number() || is("submitted") ? "r" : "") + (seen ? " p" : "");
        }
    }

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
            return Math.min(100, 100 * epoch / epochs);
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
}
