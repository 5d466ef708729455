package org.facelab.dashboard.page;

/**
 * What the bar of every page tells.
 *
 * @param waiting jobs in the queue
 * @param workers workers that are alive
 * @param working those of them that run a job
 * @param lost workers that went silent without a clean end, in the last day
 */
public record Glance(long waiting, long workers, long working, long lost) {
    /** Where the database cannot be asked. */
    public static final Glance UNKNOWN = new Glance(0, -1, 0, 0);

    /** Whether these are figures. */
    public boolean known() {
        return workers >= 0;
    }

    /** Whether something runs. */
    public boolean busy() {
        return working > 0;
    }

    /** The class that colours it. */
    public String css() {
        return busy() ? "running" : workers == 0 ? "lost" : "queued";
    }

    /** The shape where nothing runs. */
    public String icon() {
        return workers == 0 ? "plug-connected-x" : "clock";
    }

    /** As in {@code 2 of 4 workers busy}. */
    public String text() {
        if (workers == 0) {
            return "No worker";
        }
        if (working == 0) {
            return workers == 1 ? "Worker idle" : workers + " workers idle";
        }
        return workers == 1 ? "Worker busy" : working + " of " + workers + " workers busy";
    }

    /** The same with those that were lost. */
    public String explanation() {
        return lost == 0 ? text() : text() + ", " + lost + " lost";
    }
}
