package org.facelab.db.entity;

import java.util.Locale;

/** How a sweep chooses its next trial. */
public enum SweepStrategy {
    /** Every combination of listed values, in order. */
    GRID,
    /** Independent draws. */
    RANDOM,
    /** Draws that keep apart. */
    SOBOL,
    /** Draws where good trials lie. */
    TPE;

    /** The word in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
