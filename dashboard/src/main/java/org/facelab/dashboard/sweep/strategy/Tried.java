package org.facelab.dashboard.sweep.strategy;

import org.facelab.dashboard.sweep.space.Point;

/**
 * A trial and what came of it.
 *
 * @param score its objective, higher is better; negative infinity if it failed or reported none that is finite
 * @param epochs trained so far
 */
public record Tried(Point point, Standing standing, double score, int epochs) {
    /** How much is known of a trial. */
    public enum Standing {
        /** It waits or trains, or is paused by a person: its score is not known. */
        PENDING,
        /** Stopped early: its score is of few epochs. */
        PARTIAL,
        /** Ended: its score is final. */
        COMPLETE
    }
}
