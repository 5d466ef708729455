package org.facelab.dashboard.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.facelab.dashboard.edge.Fields;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.db.settings.InvalidSettings;

/**
 * One thing asked of many runs.
 *
 * @param action what is asked
 * @param runIds of whom, 1 to {@value #MOST}, each once
 * @param epochs more of them, for CONTINUE
 * @param tags to put on or take off, for TAG and UNTAG
 * @param priority for PRIORITISE
 */
public record Bulk(Action action, List<UUID> runIds, int epochs, List<String> tags, int priority) {
    static final int MOST = 1_000;

    /** What can be asked of many runs at once. */
    public enum Action {
        PAUSE,
        RESUME,
        CANCEL,
        RETRY,
        CONTINUE,
        SAMPLE_NOW,
        SAVE_NOW,
        ARCHIVE,
        UNARCHIVE,
        DELETE,
        TAG,
        UNTAG,
        PRIORITISE;

        /** The word in a call, as in {@code sample-now}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What needs nothing but the runs. */
    public static Bulk of(Action action, List<UUID> runIds) {
        return new Bulk(action, runIds, 0, List.of(), 0);
    }

    /**
     * Reads the body of a call.
     *
     * @throws InvalidSettings naming every field that is wrong; a field that the action does not need is unknown
     */
    static Bulk read(JsonNode body) {
        Fields fields = new Fields(body);
        List<String> words = Arrays.stream(Action.values()).map(Action::word).toList();
        String word = fields.choice("action", words, null);
        if (word == null && !fields.refused("action")) {
            fields.refuse("action", "is required: one of " + String.join(", ", words));
        }
        Action action = word == null ? null : Action.values()[words.indexOf(word)];
        List<UUID> runIds = ids(fields);
        long epochs = 0;
        long priority = 0;
        List<String> tags = List.of();
        if (action == Action.CONTINUE) {
            epochs = required(fields, "epochs", 1, Phases.MOST_EPOCHS);
        } else if (action == Action.PRIORITISE) {
            priority = required(fields, "priority", -NewRun.PRIORITIES, NewRun.PRIORITIES);
        } else if (action == Action.TAG || action == Action.UNTAG) {
            tags = fields.texts("tags", NewRun.MOST_TAGS, NewRun.LONGEST_TAG);
            if (tags.isEmpty() && !fields.refused("tags")) {
                fields.refuse("tags", "is required: 1 to " + NewRun.MOST_TAGS + " tags");
            }
        }
        fields.done();
        return new Bulk(action, runIds, (int) epochs, tags, (int) priority);
    }

    private static long required(Fields fields, String name, long least, long most) {
        Long value = fields.whole(name, least, most, null);
        if (value == null && !fields.refused(name)) {
            fields.refuse(name, String.format("is required: a whole number, %,d to %,d", least, most));
        }
        return value == null ? least : value;
    }

    private static List<UUID> ids(Fields fields) {
        JsonNode list = fields.tree("runIds");
        if (list == null || !list.isArray() || list.isEmpty() || list.size() > MOST) {
            String given = list == null
                    ? ""
                    : list.isArray() ? String.format(", not of %,d", list.size()) : ", not " + list.getNodeType();
            fields.refuse("runIds", String.format("must be a list of 1 to %,d ids of runs%s", MOST, given));
            return List.of();
        }
        Set<UUID> ids = new LinkedHashSet<>();
        for (int i = 0; i < list.size(); i++) {
            try {
                ids.add(NotFound.id("run", list.get(i).asText("")));
            } catch (NotFound e) {
                fields.refuse("runIds[" + i + "]", "must be the id of a run (a UUID), not " + list.get(i));
            }
        }
        return new ArrayList<>(ids);
    }
}
