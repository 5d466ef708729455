package org.facelab.dashboard.sweep.objective;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which end of the metric is the better one. */
public enum Goal {
    MAX,
    MIN;

    /** The word in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value turned so that higher is better; not a number becomes the worst of all. */
    public double score(double value) {
        if (Double.isNaN(value)) {
            return Double.NEGATIVE_INFINITY;
        }
        return this == MAX ? value : -value;
    }
}
