package org.facelab.dashboard.sweep.space;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.facelab.db.settings.InvalidSettings;
import org.facelab.db.settings.ModelSettings;
import org.facelab.db.settings.SettingsJson;

/**
 * What a sweep searches: settings with their values, on the ground of base settings that give all others. A dimension
 * stands after those that its condition asks for.
 */
public final class SearchSpace {
    /** Bounds the work of {@link #grid} where the model refuses nearly all: so many looked at for one that is taken. */
    public static final int VISITS = 20;

    private final ObjectNode base;
    private final List<Dimension> dimensions;
    private final Consumer<ObjectNode> model;

    private SearchSpace(ObjectNode base, List<Dimension> dimensions, Consumer<ObjectNode> model) {
        this.base = base;
        this.dimensions = List.copyOf(dimensions);
        this.model = model;
    }

    /** @param dimensions each after those that its condition names; {@link SpaceJson} reads and checks them */
    static SearchSpace of(ModelSettings base, List<Dimension> dimensions) {
        return new SearchSpace(
                SettingsJson.tree(base), dimensions, settings -> SettingsJson.read(settings, "settings"));
    }

    /** A space of numbers and words that no model checks, as for functions on which searches are compared. */
    public static SearchSpace unchecked(List<Dimension> dimensions) {
        return new SearchSpace(JsonNodeFactory.instance.objectNode(), dimensions, settings -> {});
    }

    public List<Dimension> dimensions() {
        return dimensions;
    }

    /**
     * The point at a place of the unit cube.
     *
     * @param units one coordinate in [0, 1) for each dimension; those of dimensions that do not apply are not looked at
     */
    public Point at(double... units) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (int i = 0; i < dimensions.size(); i++) {
            Dimension dimension = dimensions.get(i);
            if (applies(dimension, values)) {
                values.put(dimension.setting(), dimension.spread().at(units[i]));
            }
        }
        return new Point(values);
    }

    /** Whether a dimension is searched in a trial, by the values of those before it. */
    public boolean applies(Dimension dimension, Map<String, JsonNode> before) {
        return dimension.when().holds(name -> before.getOrDefault(name, base.get(name)));
    }

    /** The settings of a trial as JSON, not checked. */
    public ObjectNode tree(Point point) {
        ObjectNode tree = base.deepCopy();
        point.values().forEach(tree::set);
        return tree;
    }

    /** @throws InvalidSettings if the model refuses what the values are together */
    public ModelSettings settings(Point point) {
        return SettingsJson.read(tree(point), "settings");
    }

    /** Why the model refuses the values together, though it takes each; empty if it takes them. */
    public Optional<InvalidSettings> refusal(Point point) {
        try {
            model.accept(tree(point));
            return Optional.empty();
        } catch (InvalidSettings e) {
            return Optional.of(e);
        }
    }

    /** The point of a trial, from its complete settings. */
    public Point point(ModelSettings trial) {
        ObjectNode tree = SettingsJson.tree(trial);
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (Dimension dimension : dimensions) {
            if (applies(dimension, values)) {
                values.put(dimension.setting(), tree.get(dimension.setting()));
            }
        }
        return new Point(values);
    }

    /** Whether the space holds a countable number of points. */
    public boolean countable() {
        return dimensions.stream().allMatch(d -> d.spread().count().isPresent());
    }

    /** An upper bound of the points of a countable space, as if every condition held; at most the largest long. */
    public long mostCombinations() {
        double product = 1;
        for (Dimension dimension : dimensions) {
            product *= dimension.spread().count().orElseThrow();
        }
        return (long) product;
    }

    /**
     * All points that the model takes, the last dimension fastest, up to a number of them.
     *
     * @throws IllegalStateException unless {@link #countable}
     */
    public List<Point> grid(int most) {
        if (!countable()) {
            throw new IllegalStateException("a space with a range of real numbers has no grid");
        }
        List<Point> found = new ArrayList<>();
        int[] left = {Math.multiplyExact(VISITS, most)};
        walk(0, new LinkedHashMap<>(), point -> {
            left[0]--;
            if (refusal(point).isEmpty()) {
                found.add(point);
            }
            return found.size() < most && left[0] > 0;
        });
        return found;
    }

    private boolean walk(int index, Map<String, JsonNode> values, Predicate<Point> visit) {
        if (index == dimensions.size()) {
            return visit.test(new Point(values));
        }
        Dimension dimension = dimensions.get(index);
        if (!applies(dimension, values)) {
            return walk(index + 1, values, visit);
        }
        boolean on = true;
        int count = dimension.spread().count().orElseThrow();
        for (int cell = 0; on && cell < count; cell++) {
            values.put(dimension.setting(), dimension.spread().cell(cell));
            on = walk(index + 1, values, visit);
        }
        values.remove(dimension.setting());
        return on;
    }
}
