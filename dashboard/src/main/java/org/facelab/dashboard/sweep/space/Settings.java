package org.facelab.dashboard.sweep.space;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.facelab.db.settings.ModelSettings;
import org.facelab.db.settings.SettingField;
import org.facelab.db.settings.SettingsJson;

/** The settings of one model: which there are, what each may be, and what the base gives. */
final class Settings {
    private final Map<String, SettingField> fields = new LinkedHashMap<>();
    private final ObjectNode base;

    Settings(ModelSettings base) {
        this.base = SettingsJson.tree(base);
        SettingField.of(base).forEach(field -> fields.put(field.name(), field));
    }

    /** The setting of a name, or null. */
    SettingField field(String name) {
        return fields.get(name);
    }

    /** What a name that is none is answered with. */
    String unknown(String name) {
        return "is not a setting of " + base.get("model").asText() + "; known are "
                + String.join(", ", fields.keySet());
    }

    JsonNode base(String name) {
        return base.get(name);
    }

    /** Why a setting does not take a value, or empty. */
    Optional<String> problem(String name, JsonNode value) {
        return SettingsJson.problem(field(name), value);
    }

    /** A value that the setting takes, as its settings write it. */
    JsonNode written(String name, JsonNode value) {
        return switch (field(name).kind()) {
            case WHOLE -> IntNode.valueOf(value.intValue());
            case REAL -> DoubleNode.valueOf(value.doubleValue());
            case SWITCH, CHOICE -> value;
        };
    }
}
