package org.facelab.dashboard.page.newrun;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.page.RunLabel;
import org.facelab.dashboard.page.newrun.RunFormView.Change;
import org.facelab.dashboard.page.newrun.RunFormView.Origin;
import org.facelab.db.settings.ModelSettings;
import org.facelab.db.settings.SettingField;
import org.facelab.db.settings.SettingsJson;

/**
 * The run that a new one comes from.
 *
 * @param label its name
 * @param forkedAt the epoch of the checkpoint from which the new one starts, or null for a clone
 * @param settings its hyper-parameters
 * @param datasetId what it learned from
 * @param dataset the name of that
 */
record Forebear(RunLabel label, Integer forkedAt, ModelSettings settings, UUID datasetId, String dataset) {
    /** What a field of the form was there, as it is typed; empty for what is no setting. */
    String value(String field) {
        if (!field.startsWith(Entered.SETTINGS)) {
            return "";
        }
        JsonNode value = SettingsJson.tree(settings).get(field.substring(Entered.SETTINGS.length()));
        return value == null ? "" : Entered.typed(value);
    }

    Origin origin(Entered entered) {
        List<Change> changes = new ArrayList<>();
        for (SettingField field : SettingField.of(entered.model())) {
            String was = value(Entered.SETTINGS + field.name());
            String now = entered.value(Entered.SETTINGS + field.name()).strip();
            if (!same(was, now)) {
                changes.add(new Change(field.help().label(), was, now.isEmpty() ? "empty" : now));
            }
        }
        if (!entered.value("datasetId").equals(datasetId.toString())) {
            changes.add(new Change("Data set", dataset, "another one"));
        }
        return new Origin(label, forkedAt, changes);
    }

    /** 0.001 and 1e-3 are the same. */
    private static boolean same(String was, String now) {
        if (was.equals(now)) {
            return true;
        }
        try {
            return Double.parseDouble(was) == Double.parseDouble(now);
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
