package org.facelab.dashboard.sweep.space;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * When a setting is searched: each named setting of the trial has one of the values. A setting that is not searched in a
 * trial has its base value there, and is compared with that.
 */
public record Condition(Map<String, List<JsonNode>> allowed) {
    /** Of a setting that is searched in every trial. */
    public static final Condition ALWAYS = new Condition(Map.of());

    /** @param settings gives the value that the trial has of a setting */
    public boolean holds(Function<String, JsonNode> settings) {
        return allowed.entrySet().stream().allMatch(entry -> entry.getValue().contains(settings.apply(entry.getKey())));
    }

    /** Whether it says nothing. */
    public boolean always() {
        return allowed.isEmpty();
    }
}
