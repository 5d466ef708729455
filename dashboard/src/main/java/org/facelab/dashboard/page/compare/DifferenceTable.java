package org.facelab.dashboard.page.compare;

import java.util.List;
import org.facelab.dashboard.page.StateBadge;

/**
 * What runs measured and how they were set, side by side.
 *
 * @param sections measured figures, settings, circumstances
 * @param alike how many rows are the same in all runs
 * @param baseline the number of the run against which the others are measured, or null
 */
public record DifferenceTable(List<Section> sections, int alike, Long baseline) {

    /** Rows that belong together. */
    public record Section(String title, List<Row> rows) {}

    /**
     * One row.
     *
     * @param unit empty where it has none
     * @param help what it is, or empty
     * @param differs whether not all runs have the same
     * @param cells one for each run, in their order
     */
    public record Row(String label, String unit, String help, boolean differs, List<Cell> cells) {}

    /**
     * One run's value.
     *
     * @param text an em dash where the run has none
     * @param delta against the baseline, as in {@code +12 %}, or empty
     * @param tone good or bad where the difference is one, else empty
     * @param best whether it is the best of all
     * @param badge instead of the text, or null
     */
    public record Cell(String text, String delta, String tone, boolean best, StateBadge badge) {
        /** What stands where a run has no such value. */
        static final String NONE = "—";

        static final Cell MISSING = new Cell(NONE, "", "", false, null);

        static Cell of(String text) {
            return new Cell(text, "", "", false, null);
        }

        public boolean missing() {
            return badge == null && text.equals(NONE);
        }
    }

    /** Whether there is a row to show. */
    public boolean empty() {
        return sections.stream().allMatch(section -> section.rows().isEmpty());
    }
}
