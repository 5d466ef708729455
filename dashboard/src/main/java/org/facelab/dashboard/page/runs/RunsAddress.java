package org.facelab.dashboard.page.runs;

import io.netty.handler.codec.http.QueryStringDecoder;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.facelab.dashboard.page.runs.RunsAsked.Filter;

/** Reads what the filter form and the links of the table send: anything may stand there, nothing of it is an error. */
final class RunsAddress {
    private static final String ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final String RUNS = "/runs";

    private RunsAddress() {}

    static RunsAsked read(MultivaluedMap<String, String> query) {
        return asked(query);
    }

    /** An address of the page as {@link RunsAsked#address} writes it; of another one only the newest runs are left. */
    static RunsAsked read(String address) {
        boolean ours = address != null && (address.equals(RUNS) || address.startsWith(RUNS + "?"));
        return asked(new QueryStringDecoder(ours ? address : RUNS).parameters());
    }

    private static RunsAsked asked(Map<String, List<String>> query) {
        String set = text(query, "dataset");
        Filter filter = new Filter(
                text(query, "q"),
                text(query, "state"),
                text(query, "model"),
                text(query, "tag"),
                set.matches(ID) ? set.toLowerCase(Locale.ROOT) : "");
        return RunsAsked.of(
                filter, text(query, "sort"), query.getOrDefault("columns", List.of()), number(text(query, "page")));
    }

    private static String text(Map<String, List<String>> query, String name) {
        List<String> all = query.getOrDefault(name, List.of());
        // PostgreSQL has no text with U+0000
        return all.isEmpty() ? "" : all.get(0).replace("\0", "").strip();
    }

    private static int number(String text) {
        try {
            return Math.max(1, Math.min(Integer.parseInt(text), 1_000_000));
        } catch (NumberFormatException e) {
            return 1; // typed into the field of pages
        }
    }
}
