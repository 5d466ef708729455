package org.facelab.dashboard.page.runs;

import java.util.List;
import org.facelab.dashboard.page.Figures;

/**
 * What became of a deed on many runs.
 *
 * @param done what was done, in words, or empty
 * @param refused why it was not done, one line for each run
 */
public record Outcome(String done, List<String> refused) {
    /** Nothing was asked for. */
    static final Outcome NONE = new Outcome("", List.of());

    private static final int SHOWN = 8;

    public boolean told() {
        return !done.isEmpty() || !refused.isEmpty();
    }

    public boolean anyRefused() {
        return !refused.isEmpty();
    }

    /** The first reasons. */
    public List<String> reasons() {
        return refused.stream().limit(SHOWN).toList();
    }

    /** How many more there are, in words; empty if none. */
    public String more() {
        int rest = refused.size() - SHOWN;
        return rest <= 0 ? "" : "and " + Figures.grouped(rest) + " more";
    }
}
