package org.facelab.dashboard.page.runs;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What somebody wants to see of the runs, as the address says it.
 *
 * @param filter which runs
 * @param sort in which order
 * @param columns what of them
 * @param page from 1
 */
public record RunsAsked(Filter filter, Sort sort, Columns columns, int page) {
    static final String ARCHIVED = "ARCHIVED";

    /**
     * Which runs; each part empty for all.
     *
     * @param text in name, tags, notes or number
     * @param state a state, or {@code ARCHIVED}; empty for all that are not archived
     * @param model its word
     * @param tag one tag
     * @param dataset the id of a data set
     */
    public record Filter(String text, String state, String model, String tag, String dataset) {
        boolean any() {
            return !(text + state + model + tag + dataset).isEmpty();
        }
    }

    /** The order: a column, the largest first or last. */
    public record Sort(Column column, boolean descending) {
        static final Sort NEWEST = new Sort(Columns.SUBMITTED, true);

        static Sort parse(String text) {
            boolean descending = text.startsWith("-");
            String word = descending ? text.substring(1) : text;
            Column column = Columns.sorting(word);
            return column.word().equals(word) ? new Sort(column, descending) : NEWEST;
        }

        String word() {
            return (descending ? "-" : "") + column.word();
        }
    }

    /** Whether anything is filtered. */
    public boolean filtered() {
        return filter.any();
    }

    /** The address of another page of the same. */
    public String at(int otherPage) {
        return new RunsAsked(filter, sort, columns, otherPage).address();
    }

    /** The address of the same, sorted by a column; the other way round if it is already. */
    public String sortedBy(String word) {
        Sort wanted = Sort.parse(word);
        boolean turn = wanted.column().equals(sort.column());
        Sort other = new Sort(wanted.column(), turn ? !sort.descending() : wanted.descending());
        return new RunsAsked(filter, other, columns, 1).address();
    }

    /** For {@code aria-sort} of a column. */
    public String ariaSort(String word) {
        return !Sort.parse(word).column().equals(sort.column())
                ? "none"
                : sort.descending() ? "descending" : "ascending";
    }

    /** For the filter form, which keeps the order. */
    public String sortWord() {
        return sort.word();
    }

    /** Its address. */
    public String address() {
        return with("/runs", query(page));
    }

    /** The address of all its rows as a file, {@code csv} or {@code json}. */
    public String export(String kind) {
        return with("/api/runs." + kind, query(1));
    }

    /** What an address says after the question mark, without the page: a view that can be kept under a name. */
    public String query() {
        return query(1);
    }

    private static String with(String path, String query) {
        return query.isEmpty() ? path : path + "?" + query;
    }

    private String query(int ofPage) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("q", filter.text());
        values.put("state", filter.state());
        values.put("model", filter.model());
        values.put("tag", filter.tag());
        values.put("dataset", filter.dataset());
        values.put("sort", sort.equals(Sort.NEWEST) ? "" : sort.word());
        values.put("columns", columns.words());
        values.put("page", ofPage == 1 ? "" : String.valueOf(ofPage));
        return values.entrySet().stream()
                .filter(value -> !value.getValue().isEmpty())
                .map(value -> value.getKey() + "="
                        + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8)
                                .replace("%2C", ","))
                .collect(Collectors.joining("&"));
    }

    /** What stands in an address, of which nothing may be missing. */
    static RunsAsked of(Filter filter, String sort, List<String> columns, int page) {
        return new RunsAsked(filter, Sort.parse(sort), Columns.of(columns), page);
    }
}
