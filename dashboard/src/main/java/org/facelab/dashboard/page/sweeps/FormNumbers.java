package org.facelab.dashboard.page.sweeps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** What is typed into a form as JSON has it; what is no number stays text, so that the refusal quotes it. */
final class FormNumbers {
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
    // bounded: BigDecimal of 1e999999999 is cheap, its plain text is not
    private static final Pattern REAL =
            Pattern.compile("[+-]?(\\d{1,18}\\.?\\d{0,18}|\\.\\d{1,18})([eE][+-]?\\d{1,2})?");

    private FormNumbers() {}

    /** Adds a field unless it was left empty. */
    static void put(ObjectNode object, String name, String typed) {
        if (typed != null && !typed.isBlank()) {
            object.set(name, read(typed));
        }
    }

    static JsonNode read(String typed) {
        String clean = typed.strip();
        if (WHOLE.matcher(clean).matches()) {
            return JsonNodeFactory.instance.numberNode(Long.parseLong(clean));
        }
        return REAL.matcher(clean).matches()
                ? JsonNodeFactory.instance.numberNode(new BigDecimal(clean))
                : JsonNodeFactory.instance.textNode(clean);
    }
}
