package org.facelab.dashboard.page.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.page.EpochMeter;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.page.RunLabel;
import org.facelab.dashboard.page.Spark;
import org.facelab.dashboard.page.StateBadge;
import org.facelab.dashboard.page.queue.QueueView.WorkerCard;

/**
 * What the first page shows.
 *
 * @param newest the newest faces, null before the first epoch of all
 * @param finished runs that ended lately
 * @param troubles what needs somebody
 * @param workers who is there
 * @param day figures of the last 24 hours
 * @param begin where a newcomer goes on, null once there are faces
 */
public record OverviewView(
        Newest newest,
        List<Finished> finished,
        List<Trouble> troubles,
        List<WorkerCard> workers,
        Day day,
        Begin begin) {

    /**
     * The newest faces.
     *
     * @param run whose they are
     * @param badge its state
     * @param meter how far it is
     * @param left about how long it still takes, or null
     * @param picture the faces
     * @param figures what it reached
     */
    public record Newest(
            RunLabel run, StateBadge badge, EpochMeter meter, Duration left, Faces picture, Reached figures) {}

    /** The first faces of a picture. */
    public record Faces(List<String> tiles, int epoch, Instant drawn) {}

    /** Null where unknown. */
    public record Reached(Double mse, Double imagesPerSecond) {}

    /** A run that ended lately. */
    public record Finished(RunLabel run, List<String> tiles, Spark spark, Double best, Duration took, Instant ended) {}

    /**
     * Something that needs somebody.
     *
     * @param title what happened, after the name
     * @param text why and what to do
     * @param way where to do something about it
     * @param when it happened
     */
    public record Trouble(String name, String title, String text, Way way, Instant when) {}

    /**
     * What to do about a trouble.
     *
     * @param address where to look
     * @param deed the words of that link
     * @param retry where a button tries again, or null
     */
    public record Way(String address, String deed, String retry) {}

    /**
     * The last 24 hours and what there is.
     *
     * @param start typical time from submitting to starting, null if none started
     */
    public record Day(Counts counts, long ended, long failed, Duration start) {
        public String endedText() {
            return Figures.grouped(ended) + (failed == 0 ? "" : ", of them " + Figures.grouped(failed) + " failed");
        }
    }

    /** What there is. */
    public record Counts(long runs, long datasets, long faces, long waiting, long running) {}

    /**
     * Where a newcomer goes on.
     *
     * @param dataset one that is ready, or null
     * @param name what it is called
     * @param importing whether one is on its way
     * @param training whether a run is on its way
     */
    public record Begin(UUID dataset, String name, boolean importing, boolean training) {}

    public boolean troubled() {
        return !troubles.isEmpty();
    }
}
