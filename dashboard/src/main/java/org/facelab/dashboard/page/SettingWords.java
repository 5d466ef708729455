package org.facelab.dashboard.page;

import com.fasterxml.jackson.databind.JsonNode;

/** Values of settings in the words of the pages. */
public final class SettingWords {
    private SettingWords() {}

    /** As in {@code on}, {@code 1,024}, {@code 0.00031} or {@code optimal-sigma}. */
    public static String of(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue() ? "on" : "off";
        }
        if (value.isIntegralNumber()) {
            return Figures.grouped(value.longValue());
        }
        return value.isNumber() ? Figures.significant(value.doubleValue()) : value.asText();
    }
}
