package org.facelab.dashboard.page.sweeps;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.facelab.dashboard.page.RunColour;
import org.facelab.dashboard.page.SettingWords;
import org.facelab.dashboard.page.StateBadge;
import org.facelab.dashboard.page.sweeps.SweepAsked.Show;
import org.facelab.dashboard.page.sweeps.SweepPageView.Column;
import org.facelab.dashboard.page.sweeps.SweepPageView.Count;
import org.facelab.dashboard.page.sweeps.SweepPageView.Pages;
import org.facelab.dashboard.page.sweeps.SweepPageView.Row;
import org.facelab.dashboard.page.sweeps.SweepPageView.Table;
import org.facelab.dashboard.page.sweeps.SweepPageView.Trial;
import org.facelab.dashboard.page.sweeps.SweepPageView.Value;
import org.facelab.dashboard.sweep.SweepView;
import org.facelab.dashboard.sweep.TrialView;
import org.facelab.dashboard.sweep.objective.Goal;
import org.facelab.db.entity.JobState;

/** The table of a sweep's trials, filtered, sorted and paged. */
final class TrialTables {
    private static final int SIZE = 50;

    private TrialTables() {}

    static Table of(SweepView sweep, SweepAsked asked) {
        List<Column> columns = new ArrayList<>();
        sweep.space().fieldNames().forEachRemaining(name -> columns.add(new Column(name, SweepWords.setting(name))));
        List<TrialView> shown = Walls.ranked(sweep).stream()
                .filter(trial -> belongs(trial, asked.show()))
                .sorted(order(asked, sweep.objective().goal()))
                .toList();
        int pages = Math.max(1, (shown.size() + SIZE - 1) / SIZE);
        int page = Math.min(asked.page(), pages);
        List<Row> rows = shown.stream()
                .skip((page - 1L) * SIZE)
                .limit(SIZE)
                .map(trial -> row(sweep, trial, columns))
                .toList();
        List<Count> counts = Arrays.stream(Show.values())
                .map(show -> new Count(show, (int) sweep.trials().stream()
                        .filter(trial -> belongs(trial, show))
                        .count()))
                .toList();
        return new Table(
                columns,
                rows,
                counts,
                SweepWords.metric(sweep.objective()),
                new Pages(page, pages, sweep.trials().size()));
    }

    private static boolean belongs(TrialView trial, Show show) {
        return switch (show) {
            case ALL -> true;
            case RUNNING -> trial.state() == JobState.RUNNING;
            case EARLY -> trial.stoppedEarly();
            case FAILED -> trial.state() == JobState.FAILED;
        };
    }

    /** Of trials already in the order of their rank. */
    private static Comparator<TrialView> order(SweepAsked asked, Goal goal) {
        if (asked.column().equals("objective")) {
            // the worst first, and those without one still last
            return asked.descending()
                    ? Comparator.comparing((TrialView trial) -> trial.objective() == null)
                            .thenComparingDouble(trial -> trial.objective() == null ? 0 : goal.score(trial.objective()))
                    : (a, b) -> 0;
        }
        Comparator<TrialView> order = switch (asked.column()) {
            case "trial" -> Comparator.comparingInt(TrialView::trial);
            case "epochs" -> Comparator.comparingInt(TrialView::epochs);
            default -> setting(asked.column());
        };
        return asked.descending() ? order.reversed() : order;
    }

    private static Comparator<TrialView> setting(String name) {
        return Comparator.comparing(
                        (TrialView trial) -> number(trial.settings().get(name)),
                        Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(trial -> trial.settings().path(name).asText());
    }

    private static Double number(JsonNode value) {
        return value == null || !value.isNumber() ? null : Double.valueOf(value.doubleValue());
    }

    private static Row row(SweepView sweep, TrialView trial, List<Column> columns) {
        List<String> cells = columns.stream()
                .map(column -> trial.settings().has(column.name())
                        ? SettingWords.of(trial.settings().get(column.name()))
                        : "–")
                .toList();
        return new Row(
                new Trial(trial.trial(), trial.runId(), RunColour.of(trial.number())),
                badge(trial),
                trial.epochs() + " of " + trial.ofEpochs(),
                cells,
                new Value(
                        trial.objective() == null ? "" : SweepWords.value(sweep.objective(), trial.objective()),
                        sweep.best() != null && sweep.best().trial() == trial.trial()));
    }

    /** One that was stopped early says so, whatever its run's state. */
    static StateBadge badge(TrialView trial) {
        if (trial.stoppedEarly()) {
            return new StateBadge(
                    "cancelled early",
                    "scissors",
                    "Stopped early",
                    trial.state() == JobState.PAUSED
                            ? "Set aside after epoch " + trial.epochs() + "; it goes on if the others turn out worse"
                            : "Worse than the median after epoch " + trial.epochs());
        }
        return trial.failure() == null
                ? StateBadge.of(trial.state())
                : StateBadge.of(trial.failure().kind(), trial.failure().text());
    }
}
