package org.facelab.dashboard.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** Why a body is not JSON, in words for who sent it: the parser's own name its classes and switches. */
final class NotJson {
    private NotJson() {}

    /** To follow "the body is not JSON": the place if it is known, and what is wrong there. */
    static String words(JsonProcessingException e) {
        String where = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        return where + ": " + what(e);
    }

    private static String what(JsonProcessingException e) {
        String message = e.getOriginalMessage().lines().findFirst().orElse("").strip();
        if (e instanceof JsonEOFException) {
            return "it ends before what was begun is closed";
        }
        if (e instanceof MismatchedInputException) {
            return "something follows after its end";
        }
        if (e instanceof StreamConstraintsException) {
            return message.startsWith("Document nesting")
                    ? "it is nested deeper than 1,000 levels"
                    : "a number or name in it is too long";
        }
        if (message.startsWith("Non-standard token")) {
            return message.substring("Non-standard token ".length()).replaceFirst("^('[^']*').*", "$1")
                    + " is no number in JSON";
        }
        // "… (start marker at …)", "… (JSON String, Number, …)"
        int detail = message.indexOf(" (");
        return detail < 0 || message.startsWith("Unexpected character") || message.startsWith("Illegal character")
                ? message
                : message.substring(0, detail);
    }
}
