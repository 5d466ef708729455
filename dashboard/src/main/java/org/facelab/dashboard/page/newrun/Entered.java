package org.facelab.dashboard.page.newrun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.facelab.db.settings.ModelSettings;
import org.facelab.db.settings.SettingField;
import org.facelab.db.settings.SettingsJson;

/**
 * What stands in the form of a new run, as text, and the same as the body of an API call.
 *
 * @param values by the name of the field; settings are named {@code settings.epochs}
 * @param model whose settings they are
 */
public record Entered(Map<String, String> values, ModelSettings model) {
    static final String SETTINGS = "settings.";
    /** The checkpoint that a fork starts from. */
    static final String PARENT = "parentCheckpointId";
    /** The run whose form was taken over. */
    static final String CLONED = "clonedFrom";

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
    // bounded: BigDecimal of 1e999999999 is cheap, its plain text is not
    private static final Pattern REAL =
            Pattern.compile("[+-]?(\\d{1,18}\\.?\\d{0,18}|\\.\\d{1,18})([eE][+-]?\\d{1,2})?");

    /** A form that was sent, or the fields in an address; what is missing has its default. */
    public static Entered of(MultivaluedMap<String, String> sent) {
        ModelSettings model = SettingsJson.models().get(0);
        Map<String, String> values = new HashMap<>();
        for (SettingField field : SettingField.of(model)) {
            values.put(SETTINGS + field.name(), text(field.fallback()));
        }
        // of a switch the hidden "false" comes first and the ticked "true" after it
        sent.forEach((name, all) -> values.put(name, all.get(all.size() - 1)));
        return new Entered(values, model);
    }

    /** The settings of a run laid over it. */
    public Entered with(ModelSettings settings) {
        Map<String, String> changed = new HashMap<>(values);
        SettingsJson.tree(settings)
                .fields()
                .forEachRemaining(field -> changed.put(SETTINGS + field.getKey(), typed(field.getValue())));
        return new Entered(changed, model);
    }

    /** A setting as a person would type it: 0 and not 0.0. */
    static String typed(JsonNode value) {
        return text(value.isDouble() ? (Object) value.doubleValue() : value.asText());
    }

    /** A preset laid over the defaults; name, data and seed stay. */
    Entered with(Preset preset) {
        Map<String, String> changed = new HashMap<>(values);
        for (SettingField field : SettingField.of(model)) {
            changed.put(SETTINGS + field.name(), preset.changes().getOrDefault(field.name(), text(field.fallback())));
        }
        return new Entered(changed, model);
    }

    /** One field changed. */
    public Entered with(String name, String value) {
        Map<String, String> changed = new HashMap<>(values);
        changed.put(name, value);
        return new Entered(changed, model);
    }

    /** What stands in a field, empty if nothing. */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** Whether the settings are those of a preset. */
    boolean is(Preset preset) {
        Entered other = with(preset);
        return SettingField.of(model).stream()
                .allMatch(field -> other.value(SETTINGS + field.name()).equals(value(SETTINGS + field.name())));
    }

    /** The body of the API call that does the same. */
    ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("name", value("name"));
        body.put("datasetId", value("datasetId"));
        number(body, "seed", value("seed"));
        List<String> tags = Arrays.stream(value("tags").split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
        if (!tags.isEmpty()) {
            tags.forEach(body.putArray("tags")::add);
        }
        if (!value("notes").isBlank()) {
            body.put("notes", value("notes"));
        }
        if (!value("priority").equals("0")) {
            number(body, "priority", value("priority"));
        }
        for (String origin : List.of(PARENT, CLONED)) {
            put(body, origin, value(origin));
        }
        body.set("settings", settings());
        return body;
    }

    /** The settings as a body has them. */
    public ObjectNode settings() {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        settings.put("model", model.model());
        for (SettingField field : SettingField.of(model)) {
            String text = value(SETTINGS + field.name());
            switch (field.kind()) {
                case SWITCH -> truth(settings, field.name(), text);
                case CHOICE -> put(settings, field.name(), text);
                case WHOLE, REAL -> number(settings, field.name(), text);
            }
        }
        return settings;
    }

    /** A switch that is neither on nor off, as in an address written by hand, stays text and is refused. */
    private static void truth(ObjectNode object, String name, String text) {
        if (text.equals("true") || text.equals("false")) {
            object.put(name, text.equals("true"));
        } else {
            put(object, name, text);
        }
    }

    private static void put(ObjectNode object, String name, String text) {
        if (!text.isBlank()) {
            object.put(name, text.strip());
        }
    }

    /** A number as a number, whole or not; what is none stays text, so that the refusal quotes it. */
    private static void number(ObjectNode object, String name, String text) {
        String clean = text.strip();
        if (WHOLE.matcher(clean).matches()) {
            object.put(name, Long.parseLong(clean));
        } else if (REAL.matcher(clean).matches()) {
            object.put(name, new BigDecimal(clean));
        } else {
            put(object, name, clean);
        }
    }

    static String text(Object fallback) {
        return fallback instanceof Double value && value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf(value.longValue())
                : String.valueOf(fallback);
    }
}
