package org.facelab.dashboard.page;

import org.facelab.db.entity.FailureKind;
import org.facelab.db.entity.JobState;

/**
 * A state as it is shown: a shape, a word and a colour.
 *
 * @param css the class that colours it
 * @param icon its shape
 * @param word its word
 * @param explanation why it failed, empty otherwise
 */
public record StateBadge(String css, String icon, String word, String explanation) {

    /** The state of a job. */
    public static StateBadge of(JobState state) {
        return switch (state) {
            case BLOCKED -> new StateBadge("blocked", "lock", "Blocked", "");
            case QUEUED -> new StateBadge("queued", "clock", "Queued", "");
            case RUNNING -> new StateBadge("running", "player-play", "Running", "");
            case PAUSED -> new StateBadge("paused", "player-pause", "Paused", "");
            case SUCCEEDED -> new StateBadge("succeeded", "circle-check", "Succeeded", "");
            case FAILED -> new StateBadge("failed", "circle-x", "Failed", "");
            case CANCELLED -> new StateBadge("cancelled", "ban", "Cancelled", "");
        };
    }

    /** A running job whose worker has not been heard of for a whole lease. */
    public static StateBadge lost() {
        return new StateBadge(
                "lost", "plug-connected-x", "Worker lost", "Another worker takes it up from its last checkpoint");
    }

    /** A running job that was asked to stop. */
    public static StateBadge cancelling() {
        return new StateBadge("running", "player-stop", "Cancelling", "Its worker stops within two seconds");
    }

    /** A running job that was asked to pause. */
    public static StateBadge pausing() {
        return new StateBadge(
                "running", "player-pause", "Pausing", "Its worker saves a checkpoint of this step, then stops");
    }

    /** A job that waits again because its worker shut down after saving its work. */
    public static StateBadge givenBack() {
        return new StateBadge("returned", "arrow-back-up", "Given back", "Its worker stopped and saved its work");
    }

    /** The kind of a failure, in the words of a badge. */
    public static StateBadge of(FailureKind kind, String text) {
        return switch (kind) {
            case FAULT -> new StateBadge("failed", "bug", "Fault", text);
            case LOST -> new StateBadge("failed", "plug-connected-x", "Worker lost", text);
            case REFUSED -> new StateBadge("refused", "shield-x", "Refused", text);
            case NON_FINITE -> new StateBadge("failed", "infinity-off", "Not finite", text);
        };
    }

    /** Whether a live dot stands for its icon. */
    public boolean breathes() {
        return css.equals("running");
    }

    /** Whether there is more to say than the word. */
    public boolean explained() {
        return !explanation.isEmpty();
    }
}
