package org.facelab.dashboard.page.run;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What a run left behind: its events and its checkpoints, newest first. */
public record RunLog(List<Event> events, long allEvents, List<Saved> checkpoints) {

    /** A line of a run's log. */
    public record Event(Instant at, String kind, String text) {
        /** The symbol of its kind. */
        public String icon() {
            return switch (kind.toUpperCase(Locale.ROOT)) {
                case "QUEUED", "SUBMITTED" -> "clock";
                case "CLAIMED", "STARTED", "RESUMED", "TAKEN_OVER" -> "player-play";
                case "CHECKPOINT" -> "device-floppy";
                case "BEST" -> "star";
                case "SUCCEEDED" -> "circle-check";
                case "FAILED" -> "circle-x";
                case "CANCEL", "CANCELLED" -> "ban";
                case "GIVEN_BACK" -> "arrow-back-up";
                case "LOST" -> "plug-connected-x";
                case "WARNING", "SKIPPED", "NON_FINITE" -> "alert-triangle";
                default -> "corner-down-right";
            };
        }

        /** The class that colours its text. */
        public String css() {
            return switch (kind.toUpperCase(Locale.ROOT)) {
                case "FAILED" -> "bad";
                case "LOST", "WARNING", "SKIPPED", "NON_FINITE" -> "warn";
                default -> "";
            };
        }
    }

    /**
     * A checkpoint that somebody may download or draw from.
     *
     * @param mse of the validation split, null where it was not measured
     */
    public record Saved(UUID id, int epoch, Double mse, long size, boolean last, boolean best) {}
}
