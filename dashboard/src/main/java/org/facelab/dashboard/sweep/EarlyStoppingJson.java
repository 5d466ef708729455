package org.facelab.dashboard.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.facelab.dashboard.edge.Fields;
import org.facelab.dashboard.job.Progress;
import org.facelab.dashboard.sweep.space.SearchSpace;
import org.facelab.dashboard.sweep.stopping.EarlyStopping;
import org.facelab.dashboard.sweep.stopping.EarlyStopping.Kind;
import org.facelab.db.settings.ModelSettings;

/** Reads whether trials that fall behind are stopped: {@code {kind, reduction, minEpochs}}. */
final class EarlyStoppingJson {
    private static final List<String> WORDS = List.of("none", "median", "asha");
    private static final int LARGEST_REDUCTION = 10;

    private EarlyStoppingJson() {}

    /**
     * @param settings of the body, or null if they are wrong
     * @param space of the body, or null if it is wrong
     */
    static EarlyStopping read(Fields body, ModelSettings settings, SearchSpace space) {
        return Nested.read(body, "earlyStopping", EarlyStopping.NONE, fields -> {
            String word = fields.choice("kind", WORDS, "asha");
            Kind kind = Kind.values()[WORDS.indexOf(word)];
            boolean epochsSearched = space != null
                    && space.dimensions().stream().anyMatch(d -> d.setting().equals("epochs"));
            if (kind == Kind.ASHA && epochsSearched) {
                fields.refuse("kind", "cannot be asha while epochs is searched: its rungs are the same for all trials");
            }
            // a rung at the last epoch would set nothing aside
            int last = settings == null || epochsSearched ? Integer.MAX_VALUE : settings.epochs();
            if (kind != Kind.NONE && last < 2) {
                fields.refuse("kind", "needs trials of at least 2 epochs; set settings.epochs, or choose none");
                return EarlyStopping.NONE;
            }
            Long minEpochs = kind == Kind.NONE
                    ? absent(fields, "minEpochs", "asha or median")
                    : fields.whole("minEpochs", 1, last - 1L, EarlyStopping.usualMinEpochs(last) + 0L);
            Long reduction = kind != Kind.ASHA
                    ? absent(fields, "reduction", "asha")
                    : fields.whole("reduction", 2, LARGEST_REDUCTION, EarlyStopping.USUAL_REDUCTION + 0L);
            return new EarlyStopping(kind, whole(reduction), whole(minEpochs));
        });
    }

    private static Long absent(Fields fields, String name, String belongsTo) {
        if (fields.has(name)) {
            fields.refuse(name, "belongs to " + belongsTo + "; remove it");
        }
        return null;
    }

    private static Integer whole(Long value) {
        return value == null ? null : Integer.valueOf(value.intValue());
    }

    /** The JSON that is stored. */
    static EarlyStopping parse(String json) {
        JsonNode tree = Progress.tree(json);
        return new EarlyStopping(
                Kind.valueOf(tree.get("kind").asText().toUpperCase(Locale.ROOT)),
                tree.hasNonNull("reduction") ? tree.get("reduction").intValue() : null,
                tree.hasNonNull("minEpochs") ? tree.get("minEpochs").intValue() : null);
    }
}
