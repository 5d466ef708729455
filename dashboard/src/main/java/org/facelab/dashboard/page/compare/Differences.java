package org.facelab.dashboard.page.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.facelab.dashboard.page.Devices;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.page.Measure;
import org.facelab.dashboard.page.Measure.Better;
import org.facelab.dashboard.page.SettingWords;
import org.facelab.dashboard.page.Times;
import org.facelab.dashboard.page.compare.DifferenceTable.Cell;
import org.facelab.dashboard.page.compare.DifferenceTable.Row;
import org.facelab.dashboard.page.compare.DifferenceTable.Section;
import org.facelab.dashboard.page.run.RunHead;
import org.facelab.db.settings.ModelSettings;
import org.facelab.db.settings.SettingField;
import org.facelab.db.settings.SettingsJson;

/** Lays runs side by side, row by row. */
final class Differences {
    private static final List<Measure> MEASURED =
            List.of(Measure.MSE, Measure.ELBO, Measure.KL, Measure.RECONSTRUCTION);
    private final List<RunHead> heads;
    private final List<Figure> figures;
    private final int baseline;

    private Differences(List<RunHead> heads, List<Figure> figures, int baseline) {
        this.heads = heads;
        this.figures = figures;
        this.baseline = baseline;
    }

    static DifferenceTable of(List<RunHead> heads, List<Figure> figures, Looks looks) {
        int baseline = looks.numbers().indexOf(looks.baseline());
        Differences made = new Differences(heads, figures, baseline);
        List<Section> sections = List.of(
                new Section("Measured at the last epoch", made.measured()),
                new Section("Settings", made.settings()),
                new Section("Run", made.circumstances()));
        int alike = (int) sections.stream()
                .flatMap(section -> section.rows().stream())
                .filter(row -> !row.differs())
                .count();
        List<Section> shown = sections.stream()
                .map(section -> new Section(
                        section.title(),
                        section.rows().stream()
                                .filter(row -> looks.all() || row.differs())
                                .toList()))
                .filter(section -> !section.rows().isEmpty())
                .toList();
        return new DifferenceTable(shown, alike, looks.baseline());
    }

    private List<Row> measured() {
        List<Row> rows = new ArrayList<>();
        for (Measure measure : MEASURED) {
            rows.add(figure("Validation " + measure.label(), measure, "validation"));
        }
        List<Double> decibels = heads.stream()
                .map(head -> value(head, Measure.MSE, "validation"))
                .map(mse -> mse == null || !Double.isFinite(mse) ? null : Double.valueOf(Figures.decibels(mse)))
                .toList();
        rows.add(1, numbers("PSNR", "dB", "", decibels, Better.HIGHER, Figures::twoDecimals));
        rows.add(figure("Training σ of a pixel", Measure.SIGMA, "train"));
        rows.add(figure("Speed", Measure.IMAGES_PER_SECOND, "train"));
        rows.removeIf(row -> row.cells().stream().allMatch(Cell::missing));
        return rows;
    }

    private Row figure(String label, Measure measure, String split) {
        List<Double> values =
                heads.stream().map(head -> value(head, measure, split)).toList();
        return numbers(label, measure.unit(), "", values, measure.better(), measure::write);
    }

    private Double value(RunHead head, Measure measure, String split) {
        return LastFigures.value(figures, head.run().id(), measure, split).orElse(null);
    }

    private List<Row> settings() {
        Map<String, SettingField> fields = new LinkedHashMap<>();
        for (ModelSettings model : SettingsJson.models()) {
            boolean asked = heads.stream()
                    .anyMatch(head -> head.work().settings().model().equals(model.model()));
            if (asked) {
                SettingField.of(model).forEach(field -> fields.putIfAbsent(field.name(), field));
            }
        }
        List<JsonNode> trees = heads.stream()
                .map(head -> (JsonNode) SettingsJson.tree(head.work().settings()))
                .toList();
        List<Row> rows = new ArrayList<>();
        rows.add(words("Model", head -> head.work().settings().model()));
        for (SettingField field : fields.values()) {
            List<JsonNode> values =
                    trees.stream().map(tree -> tree.get(field.name())).toList();
            rows.add(setting(field, values));
        }
        return rows;
    }

    private Row setting(SettingField field, List<JsonNode> values) {
        if (field.kind() == SettingField.Kind.WHOLE || field.kind() == SettingField.Kind.REAL) {
            List<Double> numbers = values.stream()
                    .map(value -> value == null ? null : Double.valueOf(value.doubleValue()))
                    .toList();
            Function<Double, String> write =
                    field.kind() == SettingField.Kind.WHOLE ? Figures::whole : Figures::significant;
            String label = field.help().label();
            // "Epochs, epochs" says it twice
            String unit = field.help().unit().equalsIgnoreCase(label)
                    ? ""
                    : field.help().unit();
            return numbers(label, unit, field.help().text(), numbers, Better.UNKNOWN, write);
        }
        List<Cell> cells = values.stream()
                .map(value -> value == null ? Cell.MISSING : Cell.of(SettingWords.of(value)))
                .toList();
        return row(field.help().label(), "", field.help().text(), cells);
    }

    private List<Row> circumstances() {
        List<Row> rows = new ArrayList<>();
        rows.add(words("Data set", head -> head.dataset().name()));
        rows.add(words("Image size", head -> head.dataset().imageSize() + " px"));
        rows.add(words("Seed", head -> String.valueOf(head.work().seed())));
        rows.add(words(
                "Device",
                head -> head.machine().device() == null
                        ? Cell.NONE
                        : Devices.inWords(head.machine().device())));
        List<Double> took = heads.stream().map(Differences::seconds).toList();
        rows.add(numbers(
                "Time of the newest job",
                "",
                "",
                took,
                Better.UNKNOWN,
                seconds -> Times.inWords(Duration.ofMillis(Math.round(seconds * 1000)))));
        List<Cell> states = heads.stream()
                .map(head -> new Cell(
                        head.work().lastEpoch() + " of "
                                + head.work().settings().epochs(),
                        "",
                        "",
                        false,
                        head.standing().badge()))
                .toList();
        // it always says how far each run is
        rows.add(new Row("State", "", "", true, states));
        return rows;
    }

    private static Double seconds(RunHead head) {
        Instant started = head.standing().times().started();
        Instant ended = head.standing().times().ended();
        return started == null
                ? null
                : Duration.between(started, ended == null ? Instant.now() : ended)
                                .toMillis()
                        / 1000.0;
    }

    private Row words(String label, Function<RunHead, String> value) {
        return row(label, "", "", heads.stream().map(value).map(Cell::of).toList());
    }

    private Row numbers(
            String label,
            String unit,
            String help,
            List<Double> values,
            Better better,
            Function<Double, String> write) {
        return row(label, unit, help, new Deltas(values, baseline, better).cells(write));
    }

    private static Row row(String label, String unit, String help, List<Cell> cells) {
        boolean differs = cells.stream().map(Cell::text).distinct().count() > 1;
        return new Row(label, unit, help, differs, cells);
    }
}
