package org.facelab.dashboard.page.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.page.SettingWords;
import org.facelab.db.settings.Help;
import org.facelab.db.settings.ModelSettings;
import org.facelab.db.settings.SettingField;
import org.facelab.db.settings.SettingsJson;

/** Settings that belong together, as a run shows them. */
public record SettingGroup(String title, List<Line> lines) {

    /** @param changed whether it is not the default */
    public record Line(String label, String value, String help, boolean changed) {}

    /** The groups of a run's settings in the order of the form. */
    static List<SettingGroup> of(RunHead head) {
        ModelSettings settings = head.work().settings();
        JsonNode values = SettingsJson.tree(settings);
        Map<Help.Group, List<Line>> groups = new LinkedHashMap<>();
        for (Help.Group group : Help.Group.values()) {
            groups.put(group, new ArrayList<>());
        }
        ModelSettings defaults = SettingsJson.models().stream()
                .filter(model -> model.model().equals(settings.model()))
                .findFirst()
                .orElse(settings);
        for (SettingField field : SettingField.of(defaults)) {
            groups.get(field.help().group()).add(line(field, values.get(field.name())));
        }
        groups.get(Help.Group.TRAINING)
                .add(new Line(
                        "Seed", Long.toString(head.work().seed()), "From which all chance of the run comes", false));
        List<SettingGroup> shown = new ArrayList<>();
        shown.add(data(head));
        groups.forEach((group, lines) -> shown.add(new SettingGroup(group.title(), lines)));
        return shown;
    }

    private static SettingGroup data(RunHead head) {
        RunHead.DataSetName dataset = head.dataset();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("Size", dataset.imageSize() + " px", "Width and height of an image", false));
        if (dataset.training() != null) {
            String counts = Figures.grouped(dataset.training()) + " + " + Figures.grouped(dataset.validation());
            lines.add(new Line("Training, validation", counts, "Images of each part", false));
        }
        return new SettingGroup("Data", lines);
    }

    private static Line line(SettingField field, JsonNode value) {
        boolean changed = !value.asText().equals(String.valueOf(field.fallback()))
                && !(value.isNumber()
                        && field.fallback() instanceof Number number
                        && value.doubleValue() == number.doubleValue());
        String unit = field.help().unit();
        return new Line(
                field.help().label(),
                SettingWords.of(value) + (unit.isEmpty() ? "" : " " + unit),
                field.help().text(),
                changed);
    }
}
