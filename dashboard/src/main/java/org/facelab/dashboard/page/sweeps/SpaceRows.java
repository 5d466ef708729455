package org.facelab.dashboard.page.sweeps;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.page.newrun.RunFormView.Option;
import org.facelab.dashboard.page.sweeps.SweepFormView.Mark;
import org.facelab.dashboard.page.sweeps.SweepFormView.Range;
import org.facelab.dashboard.page.sweeps.SweepFormView.Row;
import org.facelab.dashboard.page.sweeps.SweepFormView.Setting;
import org.facelab.dashboard.page.sweeps.SweepFormView.Typed;
import org.facelab.dashboard.page.sweeps.SweepFormView.Words;
import org.facelab.dashboard.sweep.NewSweep;
import org.facelab.dashboard.sweep.SweepPreview;
import org.facelab.dashboard.sweep.space.Dimension;
import org.facelab.db.settings.SettingField;
import org.facelab.db.settings.Violation;

/**
 * The rows of the search space as the form shows them.
 *
 * @param sweep null while something is wrong
 * @param preview likewise
 */
record SpaceRows(SweepEntered entered, List<Violation> violations, NewSweep sweep, SweepPreview preview) {
    private static final int FIRST = 5;
    private static final int MARKS = 10;

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < entered.rows().size(); i++) {
            rows.add(row(i, entered.rows().get(i)));
        }
        return rows;
    }

    private Row row(int index, SpaceRow row) {
        Optional<SettingField> field = field(row.setting());
        List<Option> kinds = List.of(
                kind(row, "values", "List"),
                kind(row, "range", "Range"),
                kind(row, "log", "Log range"),
                kind(row, "int", "Whole numbers"));
        boolean words = field.isPresent()
                && (field.get().kind() == SettingField.Kind.CHOICE
                        || field.get().kind() == SettingField.Kind.SWITCH);
        return new Row(
                index,
                new Setting(
                        SweepWords.setting(row.setting()),
                        options(row.setting(), false),
                        words ? kinds.subList(0, 1) : kinds),
                new Typed(
                        words ? "values" : row.kind(),
                        new Range(row.low(), row.high(), row.step()),
                        row.values(),
                        row.whenSetting(),
                        row.whenValues()),
                options(row.whenSetting(), true),
                new Words(hint(row), error(row.setting()), shares(row)),
                marks(row));
    }

    private static Option kind(SpaceRow row, String word, String label) {
        return new Option(word, label, row.kind().equals(word));
    }

    private List<Option> options(String chosen, boolean none) {
        List<Option> options = new ArrayList<>();
        if (none) {
            options.add(new Option("", "in every trial", chosen.isEmpty()));
        }
        entered.settings()
                .forEach(field -> options.add(new Option(
                        field.name(), field.help().label(), field.name().equals(chosen))));
        return options;
    }

    private Optional<SettingField> field(String name) {
        return entered.settings().stream()
                .filter(field -> field.name().equals(name))
                .findFirst();
    }

    /** All that is wrong with a row, the place of each value with it. */
    private String error(String setting) {
        String path = "space." + setting;
        return violations.stream()
                .filter(violation ->
                        violation.field().equals(path) || violation.field().startsWith(path + "."))
                .map(violation -> said(violation, path))
                .collect(Collectors.joining("; "));
    }

    private static String said(Violation violation, String path) {
        String rest = violation.field().substring(path.length());
        String where = rest.contains("[0]") ? "the first " : rest.contains("[1]") ? "the second " : "";
        if (rest.contains(".values[")) {
            int index = Integer.parseInt(rest.substring(rest.indexOf('[') + 1, rest.indexOf(']'))) + 1;
            where = "value " + index + " ";
        } else if (rest.startsWith(".when")) {
            where = "the condition ";
        } else if (rest.startsWith(".step")) {
            where = "the step ";
        }
        return where + violation.message();
    }

    private String hint(SpaceRow row) {
        String base = entered.value("settings." + row.setting());
        String suffix = base.isEmpty() ? "" : "base " + base;
        Optional<Dimension> dimension = dimension(row.setting());
        if (dimension.isEmpty()) {
            return suffix;
        }
        String count = dimension.get().spread().count().isPresent()
                ? Figures.grouped(dimension.get().spread().count().getAsInt()) + " values"
                : row.kind().equals("log") ? factor(row) : "endless values";
        return suffix.isEmpty() ? count : count + ", " + suffix;
    }

    private static String factor(SpaceRow row) {
        double factor = FormNumbers.read(row.high()).doubleValue()
                / FormNumbers.read(row.low()).doubleValue();
        return "a factor of " + Figures.significant(factor);
    }

    private Optional<Dimension> dimension(String setting) {
        return sweep == null
                ? Optional.empty()
                : sweep.space().dimensions().stream()
                        .filter(dimension -> dimension.setting().equals(setting))
                        .findFirst();
    }

    /** Of a list: how often each value comes. */
    private String shares(SpaceRow row) {
        Optional<Dimension> dimension = dimension(row.setting());
        if (dimension.isEmpty()) {
            return "not yet";
        }
        if (!row.kind().equals("values")) {
            return "";
        }
        int count = dimension.get().spread().count().orElse(1);
        return switch (count) {
            case 1 -> "always";
            case 2 -> "half each";
            case 3 -> "a third each";
            case 4 -> "a quarter each";
            default -> "1 in " + count + " each";
        };
    }

    private List<Mark> marks(SpaceRow row) {
        Optional<Dimension> dimension = dimension(row.setting());
        if (dimension.isEmpty() || row.kind().equals("values") || preview == null) {
            return List.of();
        }
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < Math.min(MARKS, preview.proposals().size()); i++) {
            JsonNode value = preview.proposals().get(i).get(row.setting());
            if (value != null) {
                double x = 1 + 126 * dimension.get().spread().unit(value);
                marks.add(new Mark(
                        String.format(Locale.ROOT, "%.1f", x), i < FIRST ? "3" : "8", i < FIRST ? "first" : ""));
            }
        }
        return marks;
    }
}
