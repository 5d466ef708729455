package org.facelab.dashboard.page.compare;

import java.util.List;
import org.facelab.dashboard.page.RunColour;
import org.facelab.db.entity.SavedView;

/**
 * Where nothing can be compared yet: why, and runs to choose from.
 *
 * @param problem what is wrong with the address, null if it names no run at all
 * @param runs the newest ones, those that were named ticked
 * @param total how many runs there are
 * @param saved kept comparisons
 */
public record ChoiceView(Problem problem, List<Offered> runs, long total, List<SavedView> saved) {

    /**
     * @param title what is wrong
     * @param text what was expected and what to do
     * @param way the comparison of those that are there, or empty
     * @param wayOut the words of a link there
     */
    public record Problem(int status, String title, String text, String way, String wayOut) {}

    /** A run to choose. */
    public record Offered(long number, String name, String details, boolean ticked) {
        public RunColour colour() {
            return RunColour.of(number);
        }
    }

    public boolean empty() {
        return total == 0;
    }

    public boolean alone() {
        return total == 1;
    }
}
