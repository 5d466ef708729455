package org.facelab.dashboard.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.facelab.db.settings.ModelSettings;
import org.facelab.db.settings.SettingsJson;

/**
 * A setting in which two runs differ.
 *
 * @param setting its name
 * @param from its value in the run that the other came from, null if that has no such setting
 * @param to its value in the other, null if that has no such setting
 */
public record SettingDifference(
        String setting,
        @Schema(implementation = Object.class) JsonNode from,
        @Schema(implementation = Object.class) JsonNode to) {

    /** In the order of the settings. */
    public static List<SettingDifference> between(ModelSettings from, ModelSettings to) {
        ObjectNode before = SettingsJson.tree(from);
        ObjectNode after = SettingsJson.tree(to);
        Set<String> names = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        List<SettingDifference> differences = new ArrayList<>();
        for (String name : names) {
            if (!before.path(name).equals(after.path(name))) {
                differences.add(new SettingDifference(name, before.get(name), after.get(name)));
            }
        }
        return differences;
    }
}
