package org.facelab.dashboard.sweep.space;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The searched settings of one trial: those that apply to it, in the order of the space. */
public record Point(Map<String, JsonNode> values) {
    public Point {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Its value of a setting, or null if that is not searched in this trial. */
    public JsonNode value(String setting) {
        return values.get(setting);
    }

    /** As JSON shows it. */
    public ObjectNode tree() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        values.forEach(tree::set);
        return tree;
    }
}
