package org.facelab.dashboard.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.UUID;
import org.facelab.db.settings.InvalidSettings;
import org.facelab.db.settings.Violation;

/**
 * Reads the fields of one JSON object strictly and gathers everything that is wrong, so that one answer names it all: a
 * null, text for a number, a fraction for a whole number, a value out of range and, at {@link #done}, unknown fields.
 */
public final class Fields {
    private final JsonNode object;
    private final TreeSet<String> known = new TreeSet<>();
    private final List<Violation> violations = new ArrayList<>();

    public Fields(JsonNode object) {
        this.object = object;
    }

    /** One line of text without the spaces around it, 1 to {@code longest} characters. */
    public String requiredText(String name, int longest) {
        String text = text(name, longest, "");
        if (text.isEmpty() && !refused(name)) {
            refuse(name, "is required: 1 to " + longest + " characters");
        }
        if (text.indexOf('\n') >= 0 || text.indexOf('\t') >= 0) {
            refuse(name, "must be one line without tabs");
        }
        return text;
    }

    /**
     * Text without the spaces around it, at most {@code longest} characters, of which lines and tabs are the only ones
     * that cannot be seen; {@code fallback} if left out.
     */
    public String text(String name, int longest, String fallback) {
        JsonNode value = value(name);
        if (value == null) {
            return fallback;
        }
        if (!value.isTextual()) {
            return refuse(name, "must be text, not " + shortened(value), fallback);
        }
        String text = value.asText().strip();
        if (text.codePointCount(0, text.length()) > longest) {
            return refuse(
                    name,
                    "has " + text.codePointCount(0, text.length()) + " characters, at most " + longest + " are allowed",
                    fallback);
        }
        OptionalInt unfit = unfit(text);
        return unfit.isPresent()
                ? refuse(name, String.format("must not hold the character U+%04X", unfit.getAsInt()), fallback)
                : text;
    }

    /** A whole number of a range; {@code fallback} if left out. */
    public Long whole(String name, long least, long most, Long fallback) {
        JsonNode value = value(name);
        if (value == null) {
            return fallback;
        }
        boolean fits = value.isIntegralNumber()
                && value.canConvertToLong()
                && value.asLong() >= least
                && value.asLong() <= most;
        return fits
                ? Long.valueOf(value.asLong())
                : refuse(
                        name,
                        String.format("must be a whole number, %,d to %,d, not %s", least, most, shortened(value)),
                        fallback);
    }

    /** A number of a range, both ends included; {@code fallback} if left out. */
    public double real(String name, double least, double most, double fallback) {
        JsonNode value = value(name);
        if (value == null) {
            return fallback;
        }
        boolean fits = value.isNumber() && value.asDouble() >= least && value.asDouble() <= most;
        return fits
                ? value.asDouble()
                : refuse(
                        name,
                        "must be a number, " + plain(least) + " to " + plain(most) + ", not " + shortened(value),
                        fallback);
    }

    /** True or false; {@code fallback} if left out. */
    public boolean truth(String name, boolean fallback) {
        JsonNode value = value(name);
        if (value == null) {
            return fallback;
        }
        return value.isBoolean()
                ? value.asBoolean()
                : refuse(name, "must be true or false, not " + shortened(value), fallback);
    }

    /** One of some words; a number counts as its digits, so that 3 and "3" are the same. */
    public String choice(String name, List<String> words, String fallback) {
        JsonNode value = value(name);
        if (value == null) {
            return fallback;
        }
        boolean fits = (value.isTextual() || value.isIntegralNumber()) && words.contains(value.asText());
        return fits
                ? value.asText()
                : refuse(name, "must be one of " + String.join(", ", words) + ", not " + shortened(value), fallback);
    }

    /** An id, or null if left out or refused. */
    public UUID requiredId(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return refused(name)
                    ? null
                    : refuse(name, "is required: an id such as " + new UUID(0x7000, 1L << 63), null);
        }
        try {
            return NotFound.id(name, value.isTextual() ? value.asText() : "");
        } catch (NotFound e) {
            return refuse(name, "must be an id (a UUID), not " + shortened(value), null);
        }
    }

    /** A list of texts without the spaces around them, none empty, none twice. */
    public List<String> texts(String name, int most, int longest) {
        JsonNode value = value(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.size() > most) {
            return refuse(name, "must be a list of at most " + most + " texts, not " + shortened(value), List.of());
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            String text = value.get(i).isTextual() ? value.get(i).asText().strip() : "";
            if (text.isEmpty()
                    || text.codePointCount(0, text.length()) > longest
                    || text.lines().count() > 1
                    || unfit(text).isPresent()) {
                refuse(
                        name + "[" + i + "]",
                        "must be text of one line, 1 to " + longest + " characters, not " + shortened(value.get(i)));
            } else if (!texts.contains(text)) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** The tree of a field that somebody else reads, or null if left out. */
    public JsonNode tree(String name) {
        known.add(name);
        return object.get(name);
    }

    /** Whether the field is there; it counts as known from then on. */
    public boolean has(String name) {
        known.add(name);
        return object.has(name);
    }

    /** Adds what is wrong with a field. */
    public void refuse(String name, String message) {
        violations.add(new Violation(name, message));
    }

    /** Adds what somebody else found wrong. */
    public void refuse(List<Violation> more) {
        violations.addAll(more);
    }

    /** Whether something is wrong with a field so far. */
    public boolean refused(String name) {
        return violations.stream().anyMatch(v -> v.field().equals(name));
    }

    /**
     * Ends the reading.
     *
     * @throws InvalidSettings with all that is wrong, unknown fields among it
     */
    public void done() {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                refuse(name, "is not a field here; remove it, known are " + String.join(", ", known));
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidSettings(violations);
        }
    }

    private JsonNode value(String name) {
        known.add(name);
        JsonNode value = object.get(name);
        if (value != null && value.isNull()) {
            refuse(name, "must not be null; leave the field out for its default");
            return null;
        }
        return value;
    }

    private <T> T refuse(String name, String message, T fallback) {
        refuse(name, message);
        return fallback;
    }

    /** A character that PostgreSQL (U+0000, half a pair) or a page (control characters) cannot take. */
    private static OptionalInt unfit(String text) {
        return text.codePoints()
                .filter(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t'
                        || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                .findFirst();
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    private static String shortened(JsonNode value) {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }
}
