package org.facelab.dashboard.page.sweeps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.facelab.db.settings.SettingField;

/**
 * One row of the search space as it was typed.
 *
 * @param setting its name
 * @param kind log, range, int or values
 * @param low where a range begins, @param high where it ends, @param step of whole numbers
 * @param values of a list, separated by commas
 * @param whenSetting the setting on which it depends, or empty
 * @param whenValues the values of that one, separated by commas
 */
record SpaceRow(
        String setting,
        String kind,
        String low,
        String high,
        String step,
        String values,
        String whenSetting,
        String whenValues) {
    static final List<String> KINDS = List.of("log", "range", "int", "values");

    /** As the body of a call has it. */
    ObjectNode tree(List<SettingField> fields) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        if (kind.equals("values")) {
            entry.set("values", list(values, field(fields, setting)));
        } else {
            ArrayNode ends = entry.putArray(kind);
            ends.add(FormNumbers.read(low));
            ends.add(FormNumbers.read(high));
            if (kind.equals("int")) {
                FormNumbers.put(entry, "step", step.equals("1") ? "" : step);
            }
        }
        if (!whenSetting.isEmpty()) {
            ArrayNode allowed = list(whenValues, field(fields, whenSetting));
            entry.putObject("when").set(whenSetting, allowed.size() == 1 ? allowed.get(0) : allowed);
        }
        return entry;
    }

    /** A row for what a call or an earlier sweep searched. */
    static SpaceRow of(String setting, JsonNode entry) {
        String kind = KINDS.stream().filter(entry::has).findFirst().orElse("values");
        String other = "";
        String allowed = "";
        if (entry.path("when").fields().hasNext()) {
            var condition = entry.get("when").fields().next();
            other = condition.getKey();
            allowed = condition.getValue().isArray()
                    ? joined(condition.getValue())
                    : condition.getValue().asText();
        }
        JsonNode ends = entry.path(kind);
        boolean list = kind.equals("values");
        return new SpaceRow(
                setting,
                kind,
                list ? "" : plain(ends.get(0)),
                list ? "" : plain(ends.get(1)),
                entry.path("step").asText(""),
                list ? joined(ends) : "",
                other,
                allowed);
    }

    /** A row to begin with: the kind that fits the setting, over its whole range or all its words. */
    static SpaceRow fresh(SettingField field) {
        return switch (field.kind()) {
            case SWITCH -> new SpaceRow(field.name(), "values", "", "", "", "true, false", "", "");
            case CHOICE -> new SpaceRow(field.name(), "values", "", "", "", String.join(", ", field.choices()), "", "");
            case WHOLE -> new SpaceRow(field.name(), "int", "", "", "", "", "", "");
            case REAL -> new SpaceRow(field.name(), "range", "", "", "", "", "", "");
        };
    }

    private static SettingField field(List<SettingField> fields, String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static ArrayNode list(String typed, SettingField field) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (String value : typed.split(",")) {
            if (!value.isBlank()) {
                list.add(value(value.strip(), field));
            }
        }
        return list;
    }

    private static JsonNode value(String typed, SettingField field) {
        boolean truth = field != null && field.kind() == SettingField.Kind.SWITCH;
        if (truth && (typed.equals("true") || typed.equals("on"))) {
            return JsonNodeFactory.instance.booleanNode(true);
        }
        if (truth && (typed.equals("false") || typed.equals("off"))) {
            return JsonNodeFactory.instance.booleanNode(false);
        }
        return field != null && field.kind() == SettingField.Kind.CHOICE
                ? JsonNodeFactory.instance.textNode(typed)
                : FormNumbers.read(typed);
    }

    private static String joined(JsonNode values) {
        List<String> words = new ArrayList<>();
        values.forEach(value -> words.add(plain(value)));
        return String.join(", ", words);
    }

    private static String plain(JsonNode value) {
        return value.isNumber() ? value.decimalValue().stripTrailingZeros().toPlainString() : value.asText();
    }
}
