package org.facelab.dashboard.sweep.objective;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which epoch of a trial counts. */
public enum Of {
    BEST,
    LAST;

    /** The word in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
