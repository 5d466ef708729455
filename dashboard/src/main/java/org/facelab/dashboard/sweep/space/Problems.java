package org.facelab.dashboard.sweep.space;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.facelab.db.settings.InvalidSettings;
import org.facelab.db.settings.Violation;

/** Gathers what is wrong, so that one answer names it all. */
final class Problems {
    private final List<Violation> violations = new ArrayList<>();

    void add(String path, String message) {
        violations.add(new Violation(path, message));
    }

    int count() {
        return violations.size();
    }

    /** @throws InvalidSettings if anything is wrong */
    void raise() {
        if (!violations.isEmpty()) {
            throw new InvalidSettings(violations);
        }
    }

    static String shortened(JsonNode value) {
        String text = String.valueOf(value);
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }
}
