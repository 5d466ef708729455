package org.facelab.dashboard.run;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.facelab.dashboard.edge.Fields;
import org.facelab.dashboard.edge.Query;
import org.facelab.db.entity.JobState;
import org.facelab.db.settings.ModelSettings;
import org.facelab.db.settings.SettingsJson;

/**
 * Which runs, in which order, and which page of them. Each of the first four is null or empty for all.
 *
 * @param state of the newest job
 * @param model as in {@code conv-vae}
 * @param tag that the run has
 * @param q text in name, notes or tags, or a number as in {@code #12}
 * @param sort order
 * @param limit runs of a page
 * @param cursor {@code next} of the page before, or null for the first
 */
public record RunFilter(JobState state, String model, String tag, String q, Sort sort, int limit, Cursor cursor) {
    /** The most runs of a page. */
    public static final int MOST = 200;

    /** Every run, newest first. */
    public static final RunFilter ALL = new RunFilter(null, null, null, null, Sort.NEWEST, 50, null);

    /** Orders of a list; a minus turns them round. */
    public enum Sort {
        NEWEST("-number", "r.number desc"),
        OLDEST("number", "r.number"),
        NAME("name", "r.name, r.number"),
        NAME_BACK("-name", "r.name desc, r.number desc");

        private final String word;
        final String order;

        Sort(String word, String order) {
            this.word = word;
            this.order = order;
        }

        public String word() {
            return word;
        }

        boolean byName() {
            return this == NAME || this == NAME_BACK;
        }

        boolean back() {
            return this == NEWEST || this == NAME_BACK;
        }
    }

    /**
     * Reads the parameters of a query; null or empty is left out.
     *
     * @throws org.facelab.db.settings.InvalidSettings naming every parameter that is wrong
     */
    public static RunFilter read(
            String state, String model, String tag, String q, String sort, String limit, String cursor) {
        Fields fields = new Query()
                .text("state", state == null ? null : state.toUpperCase(Locale.ROOT))
                .text("model", model)
                .text("tag", tag)
                .text("q", q)
                .text("sort", sort)
                .number("limit", limit)
                .text("cursor", cursor)
                .fields();
        String wanted = fields.choice("state", words(JobState.values()), null);
        String known = fields.choice(
                "model",
                SettingsJson.models().stream().map(ModelSettings::model).toList(),
                null);
        String order = fields.choice(
                "sort", Arrays.stream(Sort.values()).map(Sort::word).toList(), Sort.NEWEST.word);
        Sort chosen = Arrays.stream(Sort.values())
                .filter(s -> s.word.equals(order))
                .findFirst()
                .orElseThrow();
        String tagged = fields.text("tag", NewRun.LONGEST_TAG, null);
        String text = fields.text("q", 200, null);
        int most = fields.whole("limit", 1, MOST, (long) ALL.limit).intValue();
        String from = fields.text("cursor", 2_000, null);
        Cursor at = from == null ? null : Cursor.read(from, chosen);
        if (from != null && at == null) {
            fields.refuse("cursor", "is not the next of a list in this order; leave it out for the first page");
        }
        fields.done();
        return new RunFilter(wanted == null ? null : JobState.valueOf(wanted), known, tagged, text, chosen, most, at);
    }

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
