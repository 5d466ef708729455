package org.facelab.dashboard.page.sweeps;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.facelab.dashboard.page.Rows;
import org.facelab.dashboard.page.run.Wording;
import org.facelab.dashboard.page.sweeps.SweepPageView.Allowed;
import org.facelab.dashboard.page.sweeps.SweepPageView.Bound;
import org.facelab.dashboard.page.sweeps.SweepPageView.Dataset;
import org.facelab.dashboard.page.sweeps.SweepPageView.Doing;
import org.facelab.dashboard.page.sweeps.SweepPageView.Fact;
import org.facelab.dashboard.page.sweeps.SweepPageView.Head;
import org.facelab.dashboard.page.sweeps.SweepPageView.Name;
import org.facelab.dashboard.page.sweeps.SweepPageView.Reading;
import org.facelab.dashboard.page.sweeps.SweepPageView.Standing;
import org.facelab.dashboard.page.sweeps.SweepPageView.SweepStats;
import org.facelab.dashboard.page.sweeps.SweepPageView.Trials;
import org.facelab.dashboard.page.sweeps.SweepPageView.Weights;
import org.facelab.dashboard.sweep.SweepView;
import org.facelab.dashboard.sweep.Sweeps;
import org.facelab.dashboard.sweep.TrialView;
import org.facelab.db.entity.JobState;
import org.facelab.db.settings.SettingsJson;

/** Puts the page of a sweep together. */
@ApplicationScoped
class SweepPages {
    private static final String DATASET = "select name, image_size from dataset where id = ?";
    private static final String SPEED = """
            select sum((j.progress ->> 'imagesPerSecond')::float8), string_agg(distinct j.lease_owner, ', ')
            from run r join job j on j.id = r.job_id where r.sweep_id = ? and j.state = 'RUNNING'
            """;

    private final Sweeps sweeps;
    private final Rows rows;
    private final NewestFaces faces;

    SweepPages(Sweeps sweeps, Rows rows, NewestFaces faces) {
        this.sweeps = sweeps;
        this.rows = rows;
        this.faces = faces;
    }

    SweepPageView of(SweepAsked asked) {
        SweepView sweep = sweeps.get(asked.sweep());
        SweepFigures figures = new SweepFigures(sweep, speed(sweep.id()));
        return new SweepPageView(
                asked,
                head(sweep),
                new SweepStats(figures.stats(), SweepLists.trials(sweep)),
                new Trials(Walls.of(sweep, asked, faces), TrialTables.of(sweep, asked)),
                new Reading(SweepFindings.of(sweep), weights(sweep), space(sweep)),
                doing(sweep));
    }

    private SweepFigures.Speed speed(UUID sweep) {
        return rows.first(SPEED, row -> new SweepFigures.Speed(row.getObject(1, Double.class), row.getString(2)), sweep)
                .orElseThrow();
    }

    private Head head(SweepView sweep) {
        Optional<Dataset> dataset = sweep.datasetId() == null
                ? Optional.empty()
                : rows.first(
                        DATASET,
                        row -> new Dataset(sweep.datasetId(), row.getString(1) + ", " + row.getInt(2) + " px"),
                        sweep.datasetId());
        List<String> facts = new ArrayList<>();
        facts.add(SweepWords.strategy(sweep.strategy()) + ", " + SweepWords.stoppingFully(sweep.earlyStopping()));
        facts.add("objective: " + SweepWords.objective(sweep.objective()));
        return new Head(
                new Name(sweep.id(), sweep.number(), sweep.name(), sweep.notes()),
                new Standing(SweepWords.badge(sweep.state()), sweep.failure() == null ? "" : sweep.failure()),
                dataset.orElse(new Dataset(null, "data set deleted")),
                facts,
                sweep.state().ended() && sweep.counts().running() == 0 ? "" : topics(sweep));
    }

    /** New trials are told as states of jobs, epochs and pictures by their runs. */
    private static String topics(SweepView sweep) {
        return sweep.trials().stream()
                .filter(trial -> !trial.state().ended() && trial.state() != JobState.PAUSED)
                .map(trial -> "run:" + trial.runId())
                .collect(Collectors.joining(" ", "jobs ", ""));
    }

    private static Weights weights(SweepView sweep) {
        long judged = sweep.trials().stream()
                .filter(trial -> trial.objective() != null)
                .count();
        return new Weights(
                Importance.of(sweep),
                "How much of the differences in rank this setting alone explains: adjusted R² of a curve of second degree,"
                        + " for lists of the means of their values. From " + judged
                        + (judged == 1 ? " trial" : " trials")
                        + (judged < Importance.ENOUGH ? "; below " + Importance.ENOUGH + " it is a guess." : "."));
    }

    private static List<Fact> space(SweepView sweep) {
        List<Fact> facts = new ArrayList<>();
        sweep.space()
                .fields()
                .forEachRemaining(entry ->
                        facts.add(new Fact(SweepWords.setting(entry.getKey()), SweepWords.spread(entry.getValue()))));
        facts.add(new Fact("Base", Wording.model(SettingsJson.read(sweep.settings(), "settings"))));
        facts.add(new Fact("Stop early", SweepWords.stoppingFully(sweep.earlyStopping())));
        facts.add(new Fact("Trials at once", String.valueOf(sweep.parallel())));
        facts.add(new Fact("Seed", String.valueOf(sweep.seed())));
        return facts;
    }

    private static Doing doing(SweepView sweep) {
        List<String> allowed = sweep.allowed();
        TrialView best = sweep.best();
        return new Doing(
                new Allowed(
                        allowed.contains("pause"),
                        allowed.contains("resume"),
                        allowed.contains("cancel"),
                        allowed.contains("extend"),
                        allowed.contains("delete")),
                best == null ? null : best.runId(),
                new Bound(
                        sweep.budget().trials(),
                        sweep.budget().epochs(),
                        sweep.budget().hours()));
    }
}
