package org.facelab.dashboard.page.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.page.RunColour;
import org.facelab.dashboard.page.StateBadge;

/**
 * Workers above, what waits beneath, then what ended.
 *
 * @param facts how much waits and runs, in words
 * @param workers those that are alive or were lost in the last day
 * @param waiting jobs in the order in which they are taken, the first {@value #MOST}
 * @param waitingCount all of them
 * @param ended the newest of the last day
 * @param endedCount all of them
 */
public record QueueView(
        List<String> facts,
        List<WorkerCard> workers,
        List<Waiting> waiting,
        long waitingCount,
        List<Ended> ended,
        long endedCount) {
    static final int MOST = 100;

    /** The job that is taken next, to stand before which is to stand at the front; null if none waits. */
    public UUID first() {
        return waiting.isEmpty() ? null : waiting.get(0).subject().id();
    }

    /** Whether the list is cut. */
    public boolean cut() {
        return waitingCount > waiting.size();
    }

    /**
     * What a job is about.
     *
     * @param id of the job
     * @param kind {@code train}, {@code generate} or {@code import}
     * @param name of the run or data set
     * @param address where more is to be seen
     * @param number of the run, or null
     */
    public record Subject(UUID id, String kind, String name, String address, Long number) {
        /** The run's colour, or null. */
        public RunColour colour() {
            return number == null ? null : RunColour.of(number);
        }

        /** The shape of what is no run. */
        public String icon() {
            return kind.equals("import") ? "database" : "dice-5";
        }
    }

    /**
     * A worker.
     *
     * @param name its name
     * @param machine device, threads and host
     * @param badge what it does
     * @param drain whether it was asked to take nothing new
     * @param memory as in {@code 1.9 of 15.6 GiB}, empty when unknown
     * @param heard when it was heard of
     * @param jobs what it does
     */
    public record WorkerCard(
            String name,
            String machine,
            StateBadge badge,
            Draining drain,
            String memory,
            Instant heard,
            List<Held> jobs) {
        public boolean lost() {
            return badge.css().equals("lost");
        }

        public boolean drainable() {
            return !lost() && !drain.draining();
        }
    }

    /**
     * A job that a worker holds.
     *
     * @param subject what it is about
     * @param text as in {@code epoch 15 of 20}
     * @param left about how long it still takes, or null
     * @param percent of the whole
     * @param cancelling whether it was asked to stop
     */
    public record Held(Subject subject, String text, Duration left, int percent, boolean cancelling) {}

    /**
     * A job that waits.
     *
     * @param line where it stands
     * @param attempt as in {@code 2 of 3}
     * @param why it still waits
     */
    public record Waiting(Subject subject, StateBadge badge, Line line, String attempt, Instant since, String why) {
        /** How long it has waited. */
        public Duration waited() {
            return Duration.between(since, Instant.now());
        }

        public boolean paused() {
            return badge.css().equals("paused");
        }
    }

    /**
     * Where a job stands.
     *
     * @param place in line among its kind, or 0
     * @param before the job that stands before it, or null
     * @param after the job that stands after it, or null
     * @param ordered whether it stands in the order at all
     */
    public record Line(int place, int priority, UUID before, UUID after, boolean ordered) {
        public boolean inLine() {
            return place > 0;
        }

        /** The choices of a priority; one of another number, as the API may give, is among them. */
        public List<Priority> priorities() {
            List<Priority> all = new ArrayList<>(List.of(
                    new Priority(1, "High", priority == 1),
                    new Priority(0, "Normal", priority == 0),
                    new Priority(-1, "Low", priority == -1)));
            if (Math.abs(priority) > 1) {
                all.add(priority > 0 ? 0 : all.size(), new Priority(priority, String.valueOf(priority), true));
            }
            return all;
        }
    }

    /** A priority that may be chosen. */
    public record Priority(int value, String label, boolean chosen) {}

    /**
     * A job that ended.
     *
     * @param why it failed, or empty
     * @param worker that had it last, or a dash
     * @param times how long it waited and took
     */
    public record Ended(Subject subject, StateBadge badge, String why, String worker, Times times) {}

    /** @param took null if no worker ever had it */
    public record Times(Duration waited, Duration took, Instant ended) {}
}
