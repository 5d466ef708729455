package org.facelab.dashboard.edge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The parameters of an address, read as strictly as a body. */
public final class Query {
    private final ObjectNode values = JsonNodeFactory.instance.objectNode();

    /** Adds a parameter; null and blank count as left out. */
    public Query text(String name, String value) {
        if (value != null && !value.isBlank()) {
            values.put(name, value);
        }
        return this;
    }

    /** Adds a parameter that should be a whole number; what is none is told when it is read. */
    public Query number(String name, String value) {
        if (value == null || !value.strip().matches("-?\\d{1,18}")) {
            return text(name, value);
        }
        values.put(name, Long.parseLong(value.strip()));
        return this;
    }

    public Fields fields() {
        return new Fields(values);
    }
}
