package org.facelab.dashboard.page.sweeps;

import java.util.Locale;
import java.util.UUID;

/**
 * How the page of a sweep is looked at, as its address says.
 *
 * @param show which trials the table has
 * @param sort trial, epochs, objective, or a searched setting; with a minus the other way round
 * @param page of the table, from 1
 * @param newest whether the wall begins with the newest trial instead of the best
 * @param whole whether the wall shows all trials
 */
public record SweepAsked(UUID sweep, Show show, String sort, int page, boolean newest, boolean whole) {
    /** Which trials. */
    public enum Show {
        ALL("All"),
        RUNNING("Running"),
        EARLY("Stopped early"),
        FAILED("Failed");

        private final String title;

        Show(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Show of(String word) {
            for (Show show : values()) {
                if (show.word().equals(word)) {
                    return show;
                }
            }
            return ALL;
        }
    }

    /** The column without its direction. */
    public String column() {
        return sort.startsWith("-") ? sort.substring(1) : sort;
    }

    public boolean descending() {
        return sort.startsWith("-");
    }

    /** For the head of a column. */
    public String ariaSort(String column) {
        return !column().equals(column) ? "none" : descending() ? "descending" : "ascending";
    }

    /** The address sorted by a column, or turned round if it is. */
    public String sortedBy(String column) {
        return link(show, column().equals(column) && !descending() ? "-" + column : column, 1, newest, whole);
    }

    public String showing(Show other) {
        return link(other, sort, 1, newest, whole);
    }

    public String at(int other) {
        return link(show, sort, other, newest, whole);
    }

    public String byObjective() {
        return link(show, sort, page, false, whole);
    }

    public String byNewest() {
        return link(show, sort, page, true, whole);
    }

    public String wholeWall() {
        return link(show, sort, page, newest, true);
    }

    /** Where this is looked at. */
    public String address() {
        return link(show, sort, page, newest, whole);
    }

    private String link(Show show, String sort, int page, boolean newest, boolean whole) {
        StringBuilder link = new StringBuilder();
        add(link, show == Show.ALL ? "" : "show=" + show.word());
        add(link, sort.equals("objective") ? "" : "sort=" + sort);
        add(link, page == 1 ? "" : "page=" + page);
        add(link, newest ? "wall=newest" : "");
        add(link, whole ? "faces=all" : "");
        return "/sweeps/" + sweep + link;
    }

    private static void add(StringBuilder link, String field) {
        if (!field.isEmpty()) {
            link.append(link.length() == 0 ? '?' : '&').append(field);
        }
    }
}
