package org.facelab.dashboard.page.runs;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What somebody wants to see of the runs, as the address says it.
 *
 * @param text in name, tags, notes or number; empty for all
 * @param state a state, {@code ARCHIVED}, or empty for all that are not archived
 * @param model its word, or empty
 * @param tag one tag, or empty
 * @param sort a column, with a minus before it for the largest first
 * @param page from 1
 */
public record RunsAsked(String text, String state, String model, String tag, Sort sort, int page) {
    static final String ARCHIVED = "ARCHIVED";

    /** The columns that sort, and how the address says it. */
    public record Sort(Column column, boolean descending) {
        static final Sort NEWEST = new Sort(Column.SUBMITTED, true);

        static Sort parse(String text) {
            boolean descending = text.startsWith("-");
            String word = descending ? text.substring(1) : text;
            for (Column column : Column.values()) {
                if (column.word.equals(word)) {
                    return new Sort(column, descending);
                }
            }
            return NEWEST;
        }

        String word() {
            return (descending ? "-" : "") + column.word;
        }
    }

    /** A column that sorts. */
    public enum Column {
        NAME("name", "lower(r.name)"),
        MSE("mse", "mse.value"),
        SPEED("speed", "speed.value"),
        TIME("time", "took"),
        SUBMITTED("submitted", "r.number");

        private final String word;
        private final String sql;

        Column(String word, String sql) {
            this.word = word;
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }

    /** Whether anything is filtered. */
    public boolean filtered() {
        return !(text + state + model + tag).isEmpty();
    }

    /** The address of another page of the same. */
    public String at(int otherPage) {
        return new RunsAsked(text, state, model, tag, sort, otherPage).address();
    }

    /** The address of the same, sorted by a column; the other way round if it is already. */
    public String sortedBy(String word) {
        Sort wanted = Sort.parse(word);
        boolean turn = wanted.column() == sort.column();
        Sort other = new Sort(wanted.column(), turn ? !sort.descending() : wanted.descending());
        return new RunsAsked(text, state, model, tag, other, 1).address();
    }

    /** For {@code aria-sort} of a column. */
    public String ariaSort(String word) {
        return Sort.parse(word).column() != sort.column() ? "none" : sort.descending() ? "descending" : "ascending";
    }

    /** For the filter form, which keeps the order. */
    public String sortWord() {
        return sort.word();
    }

    /** Its address. */
    public String address() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("q", text);
        values.put("state", state);
        values.put("model", model);
        values.put("tag", tag);
        values.put("sort", sort.equals(Sort.NEWEST) ? "" : sort.word());
        values.put("page", page == 1 ? "" : String.valueOf(page));
        String query = values.entrySet().stream()
                .filter(value -> !value.getValue().isEmpty())
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "/runs" : "/runs?" + query;
    }
}
