package org.facelab.dashboard.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.edge.Fields;
import org.facelab.dashboard.job.Seeds;
import org.facelab.db.settings.InvalidSettings;
import org.facelab.db.settings.ModelSettings;
import org.facelab.db.settings.SettingsJson;

/**
 * A run that somebody asks for, checked as far as it can be without the database.
 *
 * @param name 1 to 200 characters
 * @param datasetId what to train on
 * @param seed of everything random in it, or null: a fresh one is drawn
 * @param settings its hyper-parameters
 * @param tags words to find it by
 * @param notes free text
 * @param priority of its job; of those that wait, the highest is taken first
 * @param origin a checkpoint that it starts from, or a run that it copies
 */
public record NewRun(
        String name,
        UUID datasetId,
        Long seed,
        ModelSettings settings,
        List<String> tags,
        String notes,
        int priority,
        Origin origin) {
    /** The longest name, in characters. */
    public static final int LONGEST_NAME = 200;

    static final int LONGEST_NOTES = 10_000;
    static final int MOST_TAGS = 20;
    /** The longest tag, in characters. */
    public static final int LONGEST_TAG = 50;

    /** The least and most of a priority: minus and plus this. */
    public static final int PRIORITIES = 100;

    /**
     * Reads the body of a call, or a form put into the same shape.
     *
     * @throws InvalidSettings naming every field that is wrong
     */
    public static NewRun read(JsonNode body) {
        Fields fields = new Fields(body);
        String name = fields.requiredText("name", LONGEST_NAME);
        UUID datasetId = fields.requiredId("datasetId");
        Long seed = fields.whole("seed", 0, Seeds.LARGEST, null);
        ModelSettings settings = null;
        try {
            settings = SettingsJson.read(fields.tree("settings"), "settings");
        } catch (InvalidSettings e) {
            fields.refuse(e.violations());
        }
        List<String> tags = fields.texts("tags", MOST_TAGS, LONGEST_TAG);
        String notes = fields.text("notes", LONGEST_NOTES, "");
        long priority = fields.whole("priority", -PRIORITIES, PRIORITIES, 0L);
        Origin origin = new Origin(
                fields.has("parentCheckpointId") ? fields.requiredId("parentCheckpointId") : null,
                fields.has("clonedFrom") ? fields.requiredId("clonedFrom") : null);
        fields.done();
        return new NewRun(name, datasetId, seed, settings, tags, notes, (int) priority, origin);
    }
}
