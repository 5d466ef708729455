package org.facelab.dashboard.page.datasets;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.facelab.db.settings.Violation;

/**
 * The page of data sets.
 *
 * @param facts how many there are, in words
 * @param cards those of this page
 * @param pages which part of the whole
 * @param forms how new ones come
 */
public record DatasetsView(List<String> facts, List<DatasetCard> cards, Pages pages, Forms forms) {
    static final int SIZE = 24;

    public boolean empty() {
        return cards.isEmpty();
    }

    /** What the cards listen to: any start and end, and the progress of those that are imported. */
    public String topics() {
        return Stream.concat(
                        Stream.of("jobs"),
                        cards.stream()
                                .filter(card -> card.standing().importing())
                                .map(card -> "job:" + card.standing().jobId()))
                .collect(Collectors.joining(" "));
    }

    /** Which part of the whole. */
    public record Pages(int page, long total) {
        public boolean before() {
            return page > 1;
        }

        public boolean after() {
            return (long) page * SIZE < total;
        }

        public boolean several() {
            return total > SIZE;
        }

        public long first() {
            return (page - 1L) * SIZE + 1;
        }

        public long last() {
            return Math.min(total, (long) page * SIZE);
        }

        public int previous() {
            return page - 1;
        }

        public int next() {
            return page + 1;
        }
    }

    /**
     * The forms for new data sets.
     *
     * @param folders of the server that may be imported from, empty for none
     * @param entered what was typed into the form that was refused, empty otherwise
     * @param refused the form that was refused: {@code upload}, {@code draw}, {@code server} or empty
     * @param violations what is wrong with it
     * @param limit the largest upload, in words
     */
    public record Forms(
            List<String> folders,
            Map<String, String> entered,
            String refused,
            List<Violation> violations,
            String limit) {
        /** The value of a field: what was typed, or else a first value. */
        public String value(String form, String field, String first) {
            return refused.equals(form) ? entered.getOrDefault(field, "") : first;
        }

        /** What is wrong with a field, empty if nothing. */
        public String error(String form, String field) {
            return !refused.equals(form)
                    ? ""
                    : violations.stream()
                            .filter(violation -> violation.field().equals(field))
                            .map(Violation::message)
                            .collect(Collectors.joining("; "));
        }

        public boolean wrong(String form, String field) {
            return !error(form, field).isEmpty();
        }

        /** What is wrong with no field that is shown. */
        public List<Violation> others(String form) {
            return !refused.equals(form)
                    ? List.of()
                    : violations.stream()
                            .filter(v -> !List.of(
                                            "name",
                                            "file",
                                            "path",
                                            "count",
                                            "seed",
                                            "imageSize",
                                            "channels",
                                            "crop",
                                            "format")
                                    .contains(v.field()))
                            .toList();
        }
    }
}
