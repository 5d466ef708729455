package org.facelab.dashboard.sweep.space;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.facelab.db.settings.InvalidSettings;
import org.facelab.db.settings.ModelSettings;

/**
 * Reads a search space: an object with one entry for each searched setting,
 *
 * <pre>
 * {"learningRate": {"log": [1e-4, 1e-2]},        real numbers, evenly in their logarithm
 *  "beta": {"range": [0.5, 4]},                  real numbers, evenly
 *  "latentSize": {"int": [16, 256], "step": 16}, whole numbers with both ends; step is 1 if left out
 *  "form": {"values": ["flat", "classic"]},      a list, each equally likely
 *  "freeBits": {"range": [0, 2], "when": {"form": "classic"}}}
 * </pre>
 *
 * {@code log} takes whole settings too. {@code when} names settings with the value, or the list of values, that a trial
 * must have of each; where it does not hold, the setting has its base value.
 */
public final class SpaceJson {
    private SpaceJson() {}

    /**
     * @param tree what was sent
     * @param base gives all settings that are not searched
     * @param named the settings that were sent beside the space: none may be searched too, unless under a condition
     * @param path where it stands in the body, as in {@code space}
     * @throws InvalidSettings with everything that is wrong, each with its path
     */
    public static SearchSpace read(JsonNode tree, ModelSettings base, Set<String> named, String path) {
        Problems problems = new Problems();
        if (tree == null || !tree.isObject() || tree.isEmpty()) {
            problems.add(
                    path,
                    "must name at least one setting to search, as in {\"learningRate\": {\"log\": [0.0001, 0.01]}}"
                            + (tree == null ? "" : ", not " + Problems.shortened(tree)));
            problems.raise();
        }
        Settings settings = new Settings(base);
        Map<String, Spread> spreads = new LinkedHashMap<>();
        for (Iterator<String> names = tree.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            String at = path + "." + name;
            JsonNode entry = tree.get(name);
            if (settings.field(name) == null) {
                problems.add(at, settings.unknown(name));
            } else if (!entry.isObject()) {
                problems.add(at, SpreadJson.EXPECTED + ", not " + Problems.shortened(entry));
            } else {
                if (named.contains(name) && !entry.has("when")) {
                    problems.add(at, "is given in settings too; remove it there, or here");
                }
                Spread spread = new SpreadJson(settings, name, at, problems).read(entry);
                if (spread != null) {
                    spreads.put(name, spread);
                }
            }
        }
        Map<String, Condition> conditions = new ConditionJson(settings, spreads, path, problems).read(tree);
        problems.raise();
        List<Dimension> ordered = ordered(spreads, conditions, path, problems);
        problems.raise();
        new Reachable(settings, ordered).check(path, problems);
        problems.raise();
        return SearchSpace.of(base, ordered);
    }

    /** Each setting after those that its condition names, else as they were sent. */
    private static List<Dimension> ordered(
            Map<String, Spread> spreads, Map<String, Condition> conditions, String path, Problems problems) {
        List<Dimension> ordered = new ArrayList<>();
        Set<String> left = new LinkedHashSet<>(spreads.keySet());
        while (!left.isEmpty()) {
            List<String> free = left.stream()
                    .filter(name ->
                            conditions.get(name).allowed().keySet().stream().noneMatch(left::contains))
                    .toList();
            if (free.isEmpty()) {
                left.forEach(name -> problems.add(
                        path + "." + name + ".when",
                        "waits for itself: " + String.join(", ", left) + " go in a circle"));
                return List.of();
            }
            // one at a time keeps the order of the body where conditions leave a choice
            String next = free.get(0);
            ordered.add(new Dimension(next, spreads.get(next), conditions.get(next)));
            left.remove(next);
        }
        return ordered;
    }
}
