package org.facelab.dashboard.page.newrun;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.page.ApiCall;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.page.Rows;
import org.facelab.dashboard.page.newrun.RunFormView.DatasetChoice;
import org.facelab.dashboard.page.newrun.RunFormView.Estimate;
import org.facelab.dashboard.page.newrun.RunFormView.PresetChoice;
import org.facelab.dashboard.page.newrun.RunFormView.Takes;
import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.db.settings.InvalidSettings;
import org.facelab.db.settings.SettingsJson;
import org.facelab.db.settings.Violation;

/** Reads what the form of a new run shows beside what was typed. */
@ApplicationScoped
class RunFormQuery {
    private static final int MOST = 12;
    private static final int LONGEST_WORDS = 100;
    private static final String DATASETS = """
            select id, name, count, training_count, image_size, channels from dataset
             where count is not null order by id = ? desc, created_at desc limit ?
            """;

    private record Ready(UUID id, String name, String facts, int training) {}

    private final Rows rows;
    private final Estimates estimates;
    private final Forebears forebears;
    private final Starts starts;
    private final PresetFaces faces;

    RunFormQuery(Rows rows, Estimates estimates, Forebears forebears, Starts starts, PresetFaces faces) {
        this.rows = rows;
        this.estimates = estimates;
        this.forebears = forebears;
        this.starts = starts;
        this.faces = faces;
    }

    RunFormView read(Entered entered, List<Violation> violations, String host) {
        List<Ready> ready = rows.list(
                DATASETS,
                row -> new Ready(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        Figures.grouped(row.getInt("count")) + " faces, " + row.getInt("image_size") + " px, "
                                + (row.getInt("channels") == 1 ? "grey" : "colour"),
                        row.getInt("training_count")),
                id(entered.value("datasetId")),
                MOST);
        Ready chosen = ready.stream()
                .filter(one -> one.id.toString().equals(entered.value("datasetId")))
                .findFirst()
                .orElse(ready.isEmpty() ? null : ready.get(0));
        Entered whole = chosen == null ? entered : entered.with("datasetId", chosen.id.toString());
        if (chosen != null && !entered.values().containsKey("name")) {
            whole = whole.with("name", suggested(chosen.name, whole));
        }
        Forebear forebear = forebears.of(whole).orElse(null);
        FormFields fields = new FormFields(whole, violations, forebear);
        return new RunFormView(
                presets(whole, chosen),
                ready.stream()
                        .map(one -> new DatasetChoice(one.id, one.name, one.facts, one == chosen))
                        .toList(),
                fields.run(),
                fields.groups(),
                fields.problems(),
                takes(whole, chosen, host, forebear));
    }

    /** The id that was typed or chosen, or null: then the newest data set is. */
    private static UUID id(String typed) {
        try {
            return NotFound.id("data set", typed);
        } catch (NotFound e) {
            return null;
        }
    }

    /** A name to begin with, as in {@code drawn-faces-flat-128}. */
    private static String suggested(String dataset, Entered entered) {
        String words = dataset.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-+|-+$", "");
        String shortened = words.codePointCount(0, words.length()) <= LONGEST_WORDS
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST_WORDS));
        return (shortened.isEmpty() ? "run" : shortened) + "-" + entered.value("settings.form") + "-"
                + entered.value("settings.latentSize");
    }

    private List<PresetChoice> presets(Entered entered, Ready chosen) {
        List<PresetChoice> choices = new ArrayList<>();
        for (Preset preset : Preset.values()) {
            Entered there = entered.with(preset);
            choices.add(new PresetChoice(
                    preset,
                    entered.is(preset),
                    estimate(there, chosen).time(),
                    chosen == null ? List.of() : faces.of(settings(there), chosen.id)));
        }
        return choices;
    }

    private Takes takes(Entered entered, Ready chosen, String host, Forebear forebear) {
        ConvVaeSettings settings = settings(entered);
        return new Takes(
                estimate(entered, chosen),
                starts.now(),
                settings == null || chosen == null ? null : (long) settings.epochs() * chosen.training,
                ApiCall.post(host, "/api/runs", entered.body()),
                forebear == null ? null : forebear.origin(entered));
    }

    private Estimate estimate(Entered entered, Ready chosen) {
        ConvVaeSettings settings = settings(entered);
        return settings == null || chosen == null ? Estimate.UNKNOWN : estimates.of(chosen.id, settings);
    }

    /** The settings as typed, or null if they are refused. */
    private static ConvVaeSettings settings(Entered entered) {
        try {
            return (ConvVaeSettings) SettingsJson.read(entered.body().get("settings"), "settings");
        } catch (InvalidSettings e) {
            return null; // each wrong field says so when the form is sent
        }
    }

    /** The presets by their word. */
    static Preset preset(String word) {
        return Arrays.stream(Preset.values())
                .filter(preset -> preset.word().equals(word))
                .findFirst()
                .orElse(null);
    }
}
