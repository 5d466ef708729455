package org.facelab.dashboard.page.run;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.facelab.dashboard.page.Figures;

/** What a run left behind: its events and its checkpoints, newest first, and all that would go with it. */
public record RunLog(List<Event> events, long allEvents, List<Saved> checkpoints, Leavings leavings) {

    /**
     * What deleting the run would delete.
     *
     * @param pictures grids of faces
     * @param checkpoints weights with their training state, also those within an epoch
     * @param bytes of all their files
     */
    public record Leavings(long pictures, long checkpoints, long bytes) {
        /** As in {@code 2 checkpoints and 152 pictures}. */
        public String words() {
            return counted(checkpoints, "checkpoint") + " and " + counted(pictures, "picture");
        }

        private static String counted(long count, String thing) {
            return Figures.grouped(count) + " " + thing + (count == 1 ? "" : "s");
        }
    }

    /** A line of a run's log. */
    public record Event(Instant at, String kind, String text) {
        /** Workers and dashboard write kinds in letters of their own. */
        private String shape() {
            return kind.toUpperCase(Locale.ROOT).replace('-', '_');
        }

        /** The symbol of its kind. */
        public String icon() {
            return switch (shape()) {
                case "SUBMITTED" -> "clock";
                case "CLAIMED" -> "player-play";
                case "CHECKPOINT" -> "device-floppy";
                case "BEST" -> "star";
                case "SUCCEEDED" -> "circle-check";
                case "FAILED" -> "circle-x";
                case "CANCEL", "CANCELLED" -> "ban";
                case "GIVEN_BACK" -> "arrow-back-up";
                case "TAKEN_OVER", "LOST" -> "plug-connected-x";
                case "SKIPPED" -> "alert-triangle";
                default -> "corner-down-right";
            };
        }

        /** The class that colours its text. */
        public String css() {
            return switch (shape()) {
                case "FAILED" -> "bad";
                case "TAKEN_OVER", "LOST", "SKIPPED" -> "warn";
                default -> "";
            };
        }
    }

    /**
     * A checkpoint that somebody may download or fork from, and draw from if it stands at an epoch's end.
     *
     * @param epoch the last finished one
     * @param mse of the validation split, null where it was not measured
     * @param within whether it was saved on request within the next epoch
     */
    public record Saved(UUID id, int epoch, Double mse, long size, boolean last, boolean best, boolean within) {
        /** Where in the run it stands, as in {@code 3} or {@code within 4}. */
        public String place() {
            return within ? "within " + (epoch + 1) : String.valueOf(epoch);
        }
    }
}
