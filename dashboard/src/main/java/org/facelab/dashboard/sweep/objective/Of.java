package org.facelab.dashboard.sweep.objective;

import com.fasterxml.jackson.annotation.JsonValue;

/** Which epoch of a trial counts. */
public enum Of {
    BEST,
    LAST;

    /** The word in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
