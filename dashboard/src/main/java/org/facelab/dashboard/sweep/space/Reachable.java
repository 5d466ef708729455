package org.facelab.dashboard.sweep.space;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds conditions that no trial can meet, alone or together with those of the settings that they name. */
final class Reachable {
    /** Above it a condition counts as met: an honest one has a handful of combinations. */
    private static final int MOST = 100_000;

    private final Settings settings;
    private final List<Dimension> ordered;

    Reachable(Settings settings, List<Dimension> ordered) {
        this.settings = settings;
        this.ordered = ordered;
    }

    void check(String path, Problems problems) {
        for (Dimension dimension : ordered) {
            if (!dimension.when().always() && !met(dimension)) {
                String wanted = dimension.when().allowed().entrySet().stream()
                        .map(e -> e.getKey() + " = "
                                + e.getValue().stream().map(JsonNode::asText).collect(Collectors.joining(" or ")))
                        .collect(Collectors.joining(" and "));
                problems.add(
                        path + "." + dimension.setting() + ".when",
                        "can never hold: no trial has " + wanted + "; search those values or put them into settings");
            }
        }
    }

    private boolean met(Dimension wanted) {
        Set<String> needed = new HashSet<>(wanted.when().allowed().keySet());
        List<Dimension> involved = new ArrayList<>();
        // backwards: what stands before may be named by what stands after
        for (int i = ordered.indexOf(wanted) - 1; i >= 0; i--) {
            Dimension before = ordered.get(i);
            if (needed.contains(before.setting())) {
                needed.addAll(before.when().allowed().keySet());
                involved.add(0, before);
            }
        }
        int[] left = {MOST};
        return walk(wanted, involved, 0, new HashMap<>(), left);
    }

    private boolean walk(
            Dimension wanted, List<Dimension> involved, int index, Map<String, JsonNode> values, int[] left) {
        if (index == involved.size() || left[0]-- <= 0) {
            return left[0] <= 0 || holds(wanted, values);
        }
        Dimension dimension = involved.get(index);
        if (!holds(dimension, values)) {
            return walk(wanted, involved, index + 1, values, left);
        }
        int count = dimension.spread().count().orElseThrow();
        for (int cell = 0; cell < count; cell++) {
            values.put(dimension.setting(), dimension.spread().cell(cell));
            if (walk(wanted, involved, index + 1, values, left)) {
                return true;
            }
        }
        values.remove(dimension.setting());
        return false;
    }

    private boolean holds(Dimension dimension, Map<String, JsonNode> values) {
        return dimension.when().holds(name -> values.getOrDefault(name, settings.base(name)));
    }
}
