package org.facelab.dashboard.face;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.facelab.db.settings.InvalidSettings;

/**
 * One face, as forms and calls name it: {@code picture:ID:INDEX} or {@code generation:ID:INDEX}.
 *
 * @param index from 0
 */
public record FaceName(Sheet sheet, int index) {
    private static final Pattern FORM = Pattern.compile("(picture|generation):([0-9a-fA-F-]{36}):(\\d{1,4})");

    /** A face of a grid as an address names it; what is no number is a face that no grid has. */
    static FaceName of(Sheet sheet, String index) {
        return new FaceName(sheet, index.matches("\\d{1,4}") ? Integer.parseInt(index) : Integer.MAX_VALUE);
    }

    /** @throws InvalidSettings if it names no face */
    static FaceName of(String text) {
        Matcher parts = FORM.matcher(text);
        try {
            if (parts.matches()) {
                UUID id = UUID.fromString(parts.group(2));
                boolean picture = parts.group(1).equals("picture");
                return new FaceName(
                        picture ? Sheet.picture(id) : Sheet.generation(id), Integer.parseInt(parts.group(3)));
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new InvalidSettings(
                "face", "must be picture:ID:INDEX or generation:ID:INDEX, the index from 0, not " + shortened(text));
    }

    private static String shortened(String text) {
        return "\"" + (text.length() <= 60 ? text : text.substring(0, 59) + "…") + "\"";
    }

    @Override
    public String toString() {
        return sheet.kind().word() + ":" + sheet.id() + ":" + index;
    }
}
