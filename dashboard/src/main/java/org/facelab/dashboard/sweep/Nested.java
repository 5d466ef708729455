package org.facelab.dashboard.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import org.facelab.dashboard.edge.Fields;
import org.facelab.db.settings.InvalidSettings;

/** Reads an object within a body; what is wrong in it is named by its path. */
final class Nested {
    private Nested() {}

    /**
     * @param fallback if the object is left out or wrong
     * @param reader of its fields; unknown ones are refused after it
     */
    static <T> T read(Fields body, String name, T fallback, Function<Fields, T> reader) {
        JsonNode tree = body.tree(name);
        if (tree == null) {
            return fallback;
        }
        if (!tree.isObject()) {
            body.refuse(
                    name,
                    "must be an object, not "
                            + tree.toString()
                                    .substring(0, Math.min(60, tree.toString().length())));
            return fallback;
        }
        Fields fields = new Fields(tree);
        T read = reader.apply(fields);
        try {
            fields.done();
            return read;
        } catch (InvalidSettings e) {
            e.violations().forEach(violation -> body.refuse(name + "." + violation.field(), violation.message()));
            return fallback;
        }
    }
}
