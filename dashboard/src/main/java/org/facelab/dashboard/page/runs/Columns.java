package org.facelab.dashboard.page.runs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.facelab.db.settings.ModelSettings;
import org.facelab.db.settings.SettingField;
import org.facelab.db.settings.SettingsJson;

/** The columns that somebody chose, in their order; beside them every run shows its name and its state. */
public record Columns(List<Column> chosen) {
    private static final String MSE = Column.last("validation", "mse");
    /** What the newest job took so far, in seconds; one that is paused or waits again took what it had till then. */
    private static final String TOOK = "extract(epoch from case when j.state = 'RUNNING' then now() else"
            + " coalesce(j.ended_at, (select max(a.ended_at) from job_attempt a where a.job_id = j.id)) end"
            + " - j.started_at)::double precision";

    /** The name sorts too, and stands always. */
    static final Column NAME = new Column("name", "Run", Format.TEXT, "lower(r.name)");

    static final Column SUBMITTED = new Column("submitted", "Submitted", Format.DRAWN, "r.number");

    /** Every column by its word, in the order of the menu. */
    private static final Map<String, Column> KNOWN = Stream.of(fixed(), metrics(), settings())
            .flatMap(List::stream)
            .collect(Collectors.toMap(Column::word, column -> column, (a, b) -> a, LinkedHashMap::new));

    private static final Columns USUAL =
            of(List.of("progress", "curve", "mse", "psnr", "speed", "time", "dataset", "submitted"));

    private static List<Column> fixed() {
        return List.of(
                new Column("progress", "Epochs", Format.DRAWN, "r.last_epoch"),
                new Column("curve", "Validation MSE", Format.DRAWN, null),
                new Column("mse", "Last", Format.FOUR_DECIMALS, MSE),
                new Column(
                        "psnr",
                        "PSNR, dB",
                        Format.ONE_DECIMAL,
                        "(select 10 * log(4 / m) from " + MSE + " last (m) where m > 0 and m < 'Infinity')"),
                new Column("speed", "Images/s", Format.WHOLE, Column.last("train", "imagesPerSecond")),
                new Column("time", "Time", Format.SECONDS, TOOK),
                new Column("dataset", "Data set", Format.TEXT, "d.name"),
                SUBMITTED,
                new Column(
                        "worker",
                        "Worker",
                        Format.TEXT,
                        "coalesce(j.lease_owner, (select worker from job_attempt a where a.job_id = j.id"
                                + " order by fence desc limit 1))"),
                new Column("tags", "Tags", Format.TEXT, "array_to_string(r.tags, ', ')"),
                new Column("notes", "Notes", Format.TEXT, "r.notes"),
                new Column("best", "Best epoch", Format.WHOLE, "r.best_epoch"),
                new Column("priority", "Priority", Format.PLAIN, "j.priority"),
                new Column("seed", "Seed", Format.PLAIN, "r.seed"));
    }

    private static List<Column> metrics() {
        return List.of(
                Column.metric("validation", "elbo", "Validation ELBO, nats", Format.WHOLE),
                Column.metric("validation", "kl", "Validation KL, nats", Format.ONE_DECIMAL),
                Column.metric("validation", "reconstruction", "Validation reconstruction, nats", Format.WHOLE),
                Column.metric("train", "loss", "Training loss", Format.SIGNIFICANT),
                Column.metric("train", "mse", "Training MSE", Format.FOUR_DECIMALS),
                Column.metric("train", "sigma", "Training σ", Format.FOUR_DECIMALS),
                Column.metric("train", "gradientNorm", "Gradient norm", Format.SIGNIFICANT));
    }

    private static List<Column> settings() {
        List<Column> columns = new ArrayList<>();
        for (ModelSettings model : SettingsJson.models()) {
            for (SettingField field : SettingField.of(model)) {
                String unit = field.help().unit();
                Format format = switch (field.kind()) {
                    case WHOLE -> Format.WHOLE;
                    case REAL -> Format.SIGNIFICANT;
                    case SWITCH -> Format.SWITCH;
                    case CHOICE -> Format.TEXT;
                };
                columns.add(Column.setting(
                        field.name(), field.help().label() + (unit.isEmpty() ? "" : ", " + unit), format));
            }
        }
        return columns;
    }

    /** The columns of these words, each of which may hold several between commas; unknown ones are passed over. */
    static Columns of(List<String> words) {
        List<Column> chosen = words.stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(word -> KNOWN.get(word.strip()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return chosen.isEmpty() ? USUAL : new Columns(chosen);
    }

    static Columns usual() {
        return USUAL;
    }

    /** The column of a word that sorts, else that of the newest. */
    static Column sorting(String word) {
        Column column = word.equals(NAME.word()) ? NAME : KNOWN.get(word);
        return column == null || !column.sorts() ? SUBMITTED : column;
    }

    /** For an address, empty for the usual ones. */
    public String words() {
        return equals(USUAL) ? "" : chosen.stream().map(Column::word).collect(Collectors.joining(","));
    }

    /** Whether somebody chose them. */
    public boolean picked() {
        return !equals(USUAL);
    }

    /** All of them, for the menu. */
    public List<Choice> choices() {
        return KNOWN.values().stream()
                .map(column -> new Choice(column, chosen.contains(column)))
                .toList();
    }

    /** A column of the menu and whether it is shown. */
    public record Choice(Column column, boolean shown) {
        /** What the menu calls it: in the table the curve's head says of what the last value is. */
        public String label() {
            return switch (column.word()) {
                case "curve" -> "Curve";
                case "mse" -> "Validation MSE";
                default -> column.label();
            };
        }
    }
}
