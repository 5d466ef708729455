package org.facelab.db.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads and writes {@link ModelSettings}. A field left out has its default; an unknown field, null, text for a number, a
 * fraction for a whole number and a value out of its range are refused, all of them in one answer.
 */
public final class SettingsJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String DISCRIMINATOR = "model";

    private SettingsJson() {}

    /** The models that can be trained. */
    public static List<ModelSettings> models() {
        return List.of(ConvVaeSettings.DEFAULTS);
    }

    /**
     * Reads settings that somebody sent.
     *
     * @param tree the JSON object
     * @param path where it stands in the body, as in {@code settings}; violations are named beneath it
     * @throws InvalidSettings with one violation for each field that is wrong
     */
    public static ModelSettings read(JsonNode tree, String path) {
        if (tree == null || !tree.isObject()) {
            throw new InvalidSettings(
                    List.of(new Violation(path, "expected an object such as {\"model\": \"conv-vae\"}")));
        }
        ModelSettings defaults = defaults(tree.get(DISCRIMINATOR), path);
        ObjectNode merged = tree(defaults);
        List<Violation> violations = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (SettingField field : SettingField.of(defaults)) {
            known.add(field.name());
            if (tree.has(field.name())) {
                JsonNode value = tree.get(field.name());
                problem(field, value)
                        .ifPresentOrElse(
                                problem -> violations.add(new Violation(path + "." + field.name(), problem)),
                                () -> merged.set(field.name(), value));
            }
        }
        for (Iterator<String> names = tree.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name) && !name.equals(DISCRIMINATOR)) {
                violations.add(new Violation(
                        path + "." + name,
                        "is not a setting of " + defaults.model() + "; remove it, known are "
                                + String.join(", ", names(defaults))));
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidSettings(violations);
        }
        ModelSettings settings = bind(merged, defaults);
        List<Violation> contradictions = settings.contradictions();
        if (!contradictions.isEmpty()) {
            throw new InvalidSettings(contradictions.stream()
                    .map(violation -> new Violation(path + "." + violation.field(), violation.message()))
                    .toList());
        }
        return settings;
    }

    /**
     * Reads settings that were stored; fields that came later have their default. They were checked when they came in and
     * are not checked again: a range that became narrower since must not hide the runs of before.
     *
     * @throws InvalidSettings if they are no settings of a model that is known here
     */
    public static ModelSettings parse(String json) {
        try {
            JsonNode stored = MAPPER.readTree(json);
            ModelSettings defaults = defaults(stored.get(DISCRIMINATOR), "settings");
            ObjectNode merged = tree(defaults);
            names(defaults).stream().filter(stored::has).forEach(name -> merged.set(name, stored.get(name)));
            return bind(merged, defaults);
        } catch (JsonProcessingException e) {
            throw new InvalidSettings("settings", "is not JSON: " + e.getOriginalMessage());
        }
    }

    /** All settings with their discriminator first, as they are stored and shown. */
    public static ObjectNode tree(ModelSettings settings) {
        ObjectNode tree = MAPPER.createObjectNode();
        tree.put(DISCRIMINATOR, settings.model());
        tree.setAll((ObjectNode) MAPPER.valueToTree(settings));
        return tree;
    }

    /** The same as text. */
    public static String text(ModelSettings settings) {
        return tree(settings).toString();
    }

    private static ModelSettings defaults(JsonNode model, String path) {
        List<String> known = models().stream().map(ModelSettings::model).toList();
        if (model == null || !model.isTextual() || !known.contains(model.asText())) {
            throw new InvalidSettings(
                    path + "." + DISCRIMINATOR,
                    "must be one of " + String.join(", ", known) + ", not " + (model == null ? "left out" : model));
        }
        return models().get(known.indexOf(model.asText()));
    }

    private static List<String> names(ModelSettings defaults) {
        return SettingField.of(defaults).stream().map(SettingField::name).toList();
    }

    /** Why a setting does not take a value by itself, in words, or empty. */
    public static Optional<String> problem(SettingField field, JsonNode value) {
        boolean fits = switch (field.kind()) {
            case SWITCH -> value.isBoolean();
            case CHOICE -> value.isTextual() && field.choices().contains(value.asText());
            case WHOLE -> value.isIntegralNumber() && inRange(field, value.decimalValue());
            case REAL -> value.isNumber() && Double.isFinite(value.doubleValue()) && inRange(field, asKept(value));
        };
        return fits ? Optional.empty() : Optional.of("must be " + expected(field) + ", not " + shortened(value));
    }

    /** The number as it is stored: 1e-400 becomes 0, and its range is judged by that. */
    private static BigDecimal asKept(JsonNode value) {
        return BigDecimal.valueOf(value.doubleValue());
    }

    private static String expected(SettingField field) {
        return switch (field.kind()) {
            case SWITCH -> field.range();
            case CHOICE -> (field.choices().size() > 1 ? "one of " : "") + field.range();
            case WHOLE -> "a whole number, " + field.range();
            case REAL -> "a number, " + field.range();
        };
    }

    private static boolean inRange(SettingField field, BigDecimal value) {
        int low = field.minimum() == null ? 1 : value.compareTo(field.minimum());
        return (field.minimumExcluded() ? low > 0 : low >= 0)
                && (field.maximum() == null || value.compareTo(field.maximum()) <= 0);
    }

    private static String shortened(JsonNode value) {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }

    private static ModelSettings bind(ObjectNode merged, ModelSettings defaults) {
        ObjectNode fields = merged.deepCopy();
        fields.remove(DISCRIMINATOR);
        try {
            return MAPPER.treeToValue(fields, defaults.getClass());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("checked settings do not bind: " + e.getOriginalMessage(), e);
        }
    }
}
