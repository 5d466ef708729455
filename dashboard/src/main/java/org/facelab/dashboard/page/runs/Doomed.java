package org.facelab.dashboard.page.runs;

import java.util.List;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.page.RunLabel;

/**
 * Runs that somebody wants to delete, and what would go with them.
 *
 * @param runs all that were chosen
 * @param pictures grids of faces of those that may go
 * @param checkpoints likewise
 * @param bytes of all these files
 * @param back where the answer no leads to
 */
public record Doomed(List<Candidate> runs, long pictures, long checkpoints, long bytes, String back) {
    /**
     * A run that was chosen.
     *
     * @param may whether it may go now
     * @param why it may not, empty if it may
     */
    public record Candidate(RunLabel label, boolean may, String why) {}

    private long going() {
        return runs.stream().filter(Candidate::may).count();
    }

    public boolean anyGoes() {
        return going() > 0;
    }

    public boolean anyKept() {
        return going() < runs.size();
    }

    /** As in {@code 3 runs}, of all that were chosen. */
    public String count() {
        return counted(runs.size(), "run");
    }

    /** The same of those that may go. */
    public String goes() {
        return counted(going(), "run");
    }

    /** As in {@code 12 checkpoints and 152 pictures}. */
    public String leavings() {
        return counted(checkpoints, "checkpoint") + " and " + counted(pictures, "picture");
    }

    private static String counted(long count, String thing) {
        return Figures.grouped(count) + " " + thing + (count == 1 ? "" : "s");
    }
}
