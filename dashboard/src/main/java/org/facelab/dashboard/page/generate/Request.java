package org.facelab.dashboard.page.generate;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.facelab.db.settings.Violation;

/**
 * What stands in the bar; numbers are text, for what somebody typed stays as it was typed.
 *
 * @param reconstructs whether validation faces are to be reconstructed, else new ones drawn
 * @param violations what was refused of it, empty at first
 */
public record Request(UUID checkpointId, boolean reconstructs, Draws draws, Places places, List<Violation> violations) {

    /** How random faces are drawn, as it was typed. */
    public record Draws(String count, String seed, String sampler, String temperature) {}

    public String count() {
        return draws.count;
    }

    public String seed() {
        return draws.seed;
    }

    public String temperature() {
        return draws.temperature;
    }

    /**
     * The validation faces to reconstruct.
     *
     * @param ticked places that are ticked, from 0
     * @param typed others, as they were typed
     */
    public record Places(List<Integer> ticked, String typed) {
        /** The first faces, as a beginning. */
        static Places first(int count) {
            return new Places(IntStream.range(0, count).boxed().toList(), "");
        }

        /** Whether a face's box is ticked. */
        public boolean has(int index) {
            return ticked.contains(index);
        }
    }

    /** What was refused of the chosen faces, empty if nothing was. */
    public String placesError() {
        return violations.stream()
                .filter(violation -> violation.field().startsWith("indices"))
                .map(Violation::message)
                .findFirst()
                .orElse("");
    }

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
        return !"prior".equals(draws.sampler);
    }

    /** Whether this checkpoint is the chosen one. */
    public boolean asks(UUID id) {
        return id.equals(checkpointId);
    }
}
