package org.facelab.dashboard.page.generate;

import java.util.List;
import java.util.UUID;
import org.facelab.db.settings.Violation;

/**
 * What stands in the bar; numbers are text, for what somebody typed stays as it was typed.
 *
 * @param violations what was refused of it, empty at first
 */
public record Request(
        UUID checkpointId, String count, String seed, String sampler, String temperature, List<Violation> violations) {

    /** What was refused of a field, empty if nothing was. */
    public String error(String field) {
        return violations.stream()
                .filter(violation -> violation.field().equals(field))
                .map(Violation::message)
                .findFirst()
                .orElse("");
    }

    public boolean refused() {
        return !violations.isEmpty();
    }

    public boolean fitted() {
        return !"prior".equals(sampler);
    }

    /** Whether this checkpoint is the chosen one. */
    public boolean asks(UUID id) {
        return id.equals(checkpointId);
    }
}
