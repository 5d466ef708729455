package org.facelab.dashboard.run;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.facelab.dashboard.run.RunFilter.Sort;
import org.facelab.db.entity.Run;

/**
 * Where a page of runs ended. It names the last run itself and not a position, so that runs that come or go meanwhile
 * neither repeat nor hide others.
 *
 * @param number of the last run
 * @param name of the last run, for orders by name
 */
public record Cursor(long number, String name) {
    private static final Pattern FORM = Pattern.compile("([A-Z_]+) (\\d{1,18}) (.*)", Pattern.DOTALL);

    static String after(Run run, Sort sort) {
        String text = sort.name() + " " + run.number + " " + (sort.byName() ? run.name : "");
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Null if the text is no cursor, or one of another order. */
    static Cursor read(String text, Sort sort) {
        try {
            Matcher parts = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            return parts.matches()
                            && parts.group(1).equals(sort.name())
                            && parts.group(3).indexOf('\0') < 0
                    ? new Cursor(Long.parseLong(parts.group(2)), parts.group(3))
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
