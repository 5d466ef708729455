package org.facelab.dashboard.page.sweeps;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.page.Rows;
import org.facelab.dashboard.page.newrun.RunFormView.Option;
import org.facelab.dashboard.sweep.NewSweep;
import org.facelab.dashboard.sweep.SweepPreview;
import org.facelab.dashboard.sweep.SweepPreviews;
import org.facelab.db.settings.InvalidSettings;
import org.facelab.db.settings.Violation;

/** Reads what the form of a new sweep shows beside what was typed. */
@ApplicationScoped
class SweepForms {
    private static final int MOST = 50;
    private static final String DATASETS = """
            select id, name, training_count, validation_count, image_size from dataset
             where count is not null order by created_at desc limit ?
            """;

    private final Rows rows;
    private final SweepPreviews previews;

    SweepForms(Rows rows, SweepPreviews previews) {
        this.rows = rows;
        this.previews = previews;
    }

    private record Ready(UUID id, String name, String facts) {}

    /**
     * @param refused what a submission found wrong
     * @param told whether everything that is wrong is said at the top too, as after a button was pressed
     */
    SweepFormView read(SweepEntered typed, List<Violation> refused, boolean told, String host) {
        List<Ready> ready = rows.list(
                DATASETS,
                row -> new Ready(
                        row.getObject("id", UUID.class),
                        row.getString("name") + ", " + row.getInt("image_size") + " px",
                        Figures.grouped(row.getInt("training_count")) + " for training, "
                                + Figures.grouped(row.getInt("validation_count")) + " for validation"),
                MOST);
        SweepEntered entered = begun(typed, ready);
        LinkedHashSet<Violation> violations = new LinkedHashSet<>(entered.twice());
        violations.addAll(refused);
        NewSweep sweep = null;
        SweepPreview preview = null;
        try {
            sweep = NewSweep.read(entered.body());
            preview = violations.isEmpty() ? previews.of(sweep) : null;
        } catch (InvalidSettings e) {
            violations.addAll(e.violations());
        }
        List<Option> datasets = ready.stream()
                .map(one -> new Option(
                        one.id().toString(), one.name(), one.id().toString().equals(entered.value("datasetId"))))
                .toList();
        String facts = ready.stream()
                .filter(one -> one.id().toString().equals(entered.value("datasetId")))
                .map(Ready::facts)
                .findFirst()
                .orElse("");
        return new SweepFormParts(entered, new ArrayList<>(violations), sweep, preview)
                .view(datasets, facts, told, host);
    }

    /** A data set that is ready and a name, where nobody chose any yet. */
    private static SweepEntered begun(SweepEntered typed, List<Ready> ready) {
        SweepEntered entered = typed;
        boolean known = ready.stream().anyMatch(one -> one.id().toString().equals(typed.value("datasetId")));
        if (!known && typed.value("datasetId").isEmpty() && !ready.isEmpty()) {
            entered = entered.with("datasetId", ready.get(0).id().toString());
        }
        return typed.fields().values().containsKey("name") ? entered : entered.with("name", "rate and latents");
    }
}
