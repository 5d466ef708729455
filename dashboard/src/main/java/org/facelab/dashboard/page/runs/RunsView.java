package org.facelab.dashboard.page.runs;

import java.util.List;
import java.util.UUID;

/**
 * The page of runs.
 *
 * @param asked what was asked for
 * @param facts how many there are, by state, in words
 * @param rows those of this page
 * @param pages which part of the whole this is
 * @param choices what the filters offer
 * @param outcome what became of a deed on many runs, or {@link Outcome#NONE}
 */
public record RunsView(
        RunsAsked asked, List<String> facts, List<RunRow> rows, Pages pages, Choices choices, Outcome outcome) {
    /** How many fit on one page. */
    static final int SIZE = 25;

    /** Whether there is not one run. */
    public boolean empty() {
        return rows.isEmpty() && !asked.filtered();
    }

    /** Whether the archive is looked at, from which runs come back. */
    private boolean archive() {
        return asked.filter().state().equals(RunsAsked.ARCHIVED);
    }

    public String archiveWord() {
        return archive() ? "unarchive" : "archive";
    }

    public String archiveLabel() {
        return archive() ? "Take out of the archive" : "Archive";
    }

    /** Which part of the whole: {@code 1 to 25 of 1,284}. */
    public record Pages(int page, long total) {
        public long first() {
            return (page - 1L) * SIZE + 1;
        }

        public long last() {
            return Math.min(total, (long) page * SIZE);
        }

        public long count() {
            return Math.max(1, (total + SIZE - 1) / SIZE);
        }

        public boolean before() {
            return page > 1;
        }

        public boolean after() {
            return page < count();
        }

        public int previous() {
            return page - 1;
        }

        public int next() {
            return page + 1;
        }
    }

    /** A word of a filter and how people call it. */
    public record Option(String word, String label, boolean chosen) {}

    /** A view that somebody kept under a name, and whether it is what is seen. */
    public record Saved(UUID id, String name, String address, boolean current) {}

    /** What the filters offer. */
    public record Choices(
            List<Option> states, List<Option> datasets, List<Option> models, List<Option> tags, List<Saved> saved) {
        public boolean tagged() {
            return tags.size() > 1;
        }

        public boolean manyDatasets() {
            return datasets.size() > 2;
        }
    }
}
