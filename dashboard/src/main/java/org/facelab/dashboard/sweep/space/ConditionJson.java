package org.facelab.dashboard.sweep.space;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the conditions of the searched settings. */
final class ConditionJson {
    private final Settings settings;
    private final Map<String, Spread> spreads;
    private final String path;
    private final Problems problems;

    ConditionJson(Settings settings, Map<String, Spread> spreads, String path, Problems problems) {
        this.settings = settings;
        this.spreads = spreads;
        this.path = path;
        this.problems = problems;
    }

    /** A condition for each setting that has values; {@link Condition#ALWAYS} where none was sent. */
    Map<String, Condition> read(JsonNode tree) {
        Map<String, Condition> conditions = new LinkedHashMap<>();
        for (String name : spreads.keySet()) {
            JsonNode when = tree.get(name).get("when");
            String at = path + "." + name + ".when";
            if (when == null) {
                conditions.put(name, Condition.ALWAYS);
            } else if (!when.isObject() || when.isEmpty()) {
                problems.add(
                        at,
                        "must name settings and their values, as in {\"form\": \"classic\"}, not "
                                + Problems.shortened(when));
                conditions.put(name, Condition.ALWAYS);
            } else {
                conditions.put(name, condition(name, when, at));
            }
        }
        return conditions;
    }

    private Condition condition(String name, JsonNode when, String at) {
        Map<String, List<JsonNode>> allowed = new LinkedHashMap<>();
        for (Iterator<String> names = when.fieldNames(); names.hasNext(); ) {
            String other = names.next();
            String there = at + "." + other;
            if (settings.field(other) == null) {
                problems.add(there, settings.unknown(other));
            } else if (other.equals(name)) {
                problems.add(there, "cannot depend on itself; remove it");
            } else if (spreads.get(other) instanceof NumberSpread) {
                problems.add(
                        there, "is searched over real numbers, none of which it would meet; give " + other + " values");
            } else {
                allowed.put(other, values(other, when.get(other), there));
            }
        }
        return new Condition(allowed);
    }

    private List<JsonNode> values(String other, JsonNode sent, String at) {
        List<JsonNode> values = new ArrayList<>();
        if (sent.isArray() && sent.isEmpty()) {
            problems.add(at, "must be a value or a list of values, not []");
        }
        for (int i = 0; i < (sent.isArray() ? sent.size() : 1); i++) {
            JsonNode value = sent.isArray() ? sent.get(i) : sent;
            String there = sent.isArray() ? at + "[" + i + "]" : at;
            settings.problem(other, value)
                    .ifPresentOrElse(
                            problem -> problems.add(there, problem), () -> values.add(settings.written(other, value)));
        }
        return values;
    }
}
