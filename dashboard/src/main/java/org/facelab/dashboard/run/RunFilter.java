package org.facelab.dashboard.run;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.facelab.dashboard.edge.Fields;
import org.facelab.dashboard.edge.Query;
import org.facelab.db.entity.JobState;
import org.facelab.db.settings.ModelSettings;
import org.facelab.db.settings.SettingsJson;

/**
 * Which runs, in which order, and which page of them. Each of the first five is null or empty for all.
 *
 * @param state of the newest job
 * @param model as in {@code conv-vae}
 * @param tag that the run has
 * @param q text in name, notes or tags, or a number as in {@code #12}
 * @param sort order
 * @param archived whether the run is put away, or null for both
 * @param limit runs of a page
 * @param cursor {@code next} of the page before, or null for the first
 */
public record RunFilter(
        JobState state, String model, String tag, String q, Boolean archived, Sort sort, int limit, Cursor cursor) {
    /** The most runs of a page. */
    public static final int MOST = 200;

    private static final int USUAL = 50;

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
     * Reads the parameters of an address; what is left out or empty lets all through.
     *
     * @throws org.facelab.db.settings.InvalidSettings naming every parameter that is wrong
     */
    static RunFilter read(MultivaluedMap<String, String> asked) {
        String state = asked.getFirst("state");
        Query query = new Query()
                .text("state", state == null ? null : state.toUpperCase(Locale.ROOT))
                .number("limit", asked.getFirst("limit"));
        List.of("model", "tag", "q", "archived", "sort", "cursor")
                .forEach(name -> query.text(name, asked.getFirst(name)));
        Fields fields = query.fields();
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
        String away = fields.choice("archived", List.of("true", "false"), null);
        int most = fields.whole("limit", 1, MOST, (long) USUAL).intValue();
        String from = fields.text("cursor", 2_000, null);
        Cursor at = from == null ? null : Cursor.read(from, chosen);
        if (from != null && at == null) {
            fields.refuse("cursor", "is not the next of a list in this order; leave it out for the first page");
        }
        fields.done();
        return new RunFilter(
                wanted == null ? null : JobState.valueOf(wanted),
                known,
                tagged,
                text,
                away == null ? null : Boolean.valueOf(away),
                chosen,
                most,
                at);
    }

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
