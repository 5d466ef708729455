package org.facelab.dashboard.page.sweeps;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.page.Rows;
import org.facelab.dashboard.page.sweeps.BestSoFar.Line;
import org.facelab.dashboard.page.sweeps.BestSoFar.Step;
import org.facelab.dashboard.page.sweeps.NewestFaces.Faces;
import org.facelab.dashboard.page.sweeps.SweepList.Best;
import org.facelab.dashboard.page.sweeps.SweepList.How;
import org.facelab.dashboard.page.sweeps.SweepList.Look;
import org.facelab.dashboard.page.sweeps.SweepList.Name;
import org.facelab.dashboard.page.sweeps.SweepList.Row;
import org.facelab.dashboard.page.sweeps.SweepList.Standing;
import org.facelab.dashboard.page.sweeps.SweepList.Trials;
import org.facelab.dashboard.sweep.SweepView;
import org.facelab.dashboard.sweep.Sweeps;
import org.facelab.dashboard.sweep.TrialView;
import org.facelab.db.entity.SweepState;

/** Reads the list of sweeps. */
@ApplicationScoped
class SweepLists {
    private static final String BY_STATE = "select state, count(*) from sweep group by state";
    private static final String DATASETS = "select id, name from dataset where id = any (?)";
    private final Rows rows;
    private final Sweeps sweeps;
    private final NewestFaces faces;

    SweepLists(Rows rows, Sweeps sweeps, NewestFaces faces) {
        this.rows = rows;
        this.sweeps = sweeps;
        this.faces = faces;
    }

    SweepList page(ListShow shownOnes, int asked) {
        List<ByState> states = states();
        long total = count(states, shownOnes);
        int page = (int) Math.max(1, Math.min(asked, (total + SweepList.SIZE - 1) / SweepList.SIZE));
        // with their trials, from which the line of the best so far is drawn
        List<SweepView> shown =
                sweeps.list(shownOnes.states(), (page - 1) * SweepList.SIZE, SweepList.SIZE).items().stream()
                        .map(sweep -> sweeps.get(sweep.id()))
                        .toList();
        Map<UUID, String> datasets = datasets(shown);
        Map<UUID, Faces> newest = faces.of(shown.stream()
                .map(SweepView::best)
                .filter(Objects::nonNull)
                .map(TrialView::runId)
                .toList());
        return new SweepList(
                facts(states),
                shown.stream().map(sweep -> row(sweep, datasets, newest)).toList(),
                shownOnes,
                Arrays.stream(ListShow.values())
                        .map(show -> new SweepList.Count(show, count(states, show)))
                        .toList(),
                page,
                total);
    }

    private record ByState(SweepState state, long count) {}

    private List<ByState> states() {
        return rows.list(BY_STATE, row -> new ByState(SweepState.valueOf(row.getString(1)), row.getLong(2)));
    }

    private static long count(List<ByState> states, ListShow show) {
        return states.stream()
                .filter(one -> show.states().contains(one.state))
                .mapToLong(ByState::count)
                .sum();
    }

    private Map<UUID, String> datasets(List<SweepView> shown) {
        UUID[] ids = shown.stream()
                .map(SweepView::datasetId)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(UUID[]::new);
        record Named(UUID id, String name) {}
        return rows
                .list(DATASETS, row -> new Named(row.getObject(1, UUID.class), row.getString(2)), (Object) ids)
                .stream()
                .collect(Collectors.toMap(Named::id, Named::name));
    }

    private List<String> facts(List<ByState> counts) {
        long total = count(counts, ListShow.ALL);
        List<String> facts = new ArrayList<>();
        facts.add(Figures.grouped(total) + (total == 1 ? " sweep" : " sweeps"));
        counts.stream()
                .filter(count -> !count.state().ended())
                .sorted(java.util.Comparator.comparing(ByState::state))
                .forEach(count -> facts.add(Figures.grouped(count.count()) + " "
                        + count.state().name().toLowerCase(Locale.ROOT)));
        long trials = rows.first("select count(*) from run where sweep_id is not null", row -> row.getLong(1))
                .orElse(0L);
        if (trials > 0) {
            facts.add(Figures.grouped(trials) + (trials == 1 ? " trial" : " trials"));
        }
        return facts;
    }

    private static Row row(SweepView sweep, Map<UUID, String> datasets, Map<UUID, Faces> newest) {
        TrialView best = sweep.best();
        List<Step> steps = BestSoFar.steps(sweep.trials(), sweep.objective().goal());
        Trials trials = trials(sweep);
        return new Row(
                new Name(
                        sweep.id(),
                        sweep.number(),
                        sweep.name(),
                        datasets.getOrDefault(sweep.datasetId(), "data set deleted"),
                        sweep.createdAt()),
                new Standing(SweepWords.badge(sweep.state()), sweep.failure() == null ? "" : sweep.failure()),
                trials,
                new Best(
                        best == null ? "" : SweepWords.value(sweep.objective(), best.objective()),
                        SweepWords.unit(sweep.objective()).replace(" an image", ""),
                        SweepWords.goal(sweep.objective()),
                        best == null ? null : best.trial(),
                        best == null ? null : best.runId()),
                new Look(best == null ? null : newest.get(best.runId()), line(steps, sweep, trials)),
                new How(
                        searched(sweep),
                        SweepWords.strategy(sweep.strategy()) + ", " + SweepWords.stopping(sweep.earlyStopping())));
    }

    private static Line line(List<Step> steps, SweepView sweep, Trials trials) {
        int now = sweep.trials().stream().mapToInt(TrialView::trial).max().orElse(0);
        return BestSoFar.line(steps, now, Math.max(now, trials.all()));
    }

    static Trials trials(SweepView sweep) {
        SweepView.Counts counts = sweep.counts();
        int done = counts.succeeded() + counts.stoppedEarly() + counts.failed() + counts.cancelled();
        Integer bound = sweep.budget().trials();
        // one that succeeded below its bound had nothing left to propose
        int all = sweep.state() == SweepState.SUCCEEDED || bound == null
                ? counts.trials()
                : Math.max(bound, counts.trials());
        String css = switch (sweep.state()) {
            case RUNNING -> "is-live";
            case FAILED -> "is-bad";
            case PAUSED, SUCCEEDED, CANCELLED -> "is-still";
        };
        return new Trials(done, all, css);
    }

    private static String searched(SweepView sweep) {
        Iterable<String> names = () -> sweep.space().fieldNames();
        return StreamSupport.stream(names.spliterator(), false)
                .map(SweepWords::setting)
                .collect(Collectors.joining(", "));
    }
}
