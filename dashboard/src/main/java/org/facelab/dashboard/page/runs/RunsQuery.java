package org.facelab.dashboard.page.runs;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.page.Rows;
import org.facelab.dashboard.page.Spark;
import org.facelab.dashboard.page.StateBadge;
import org.facelab.dashboard.page.runs.RunsView.Pages;
import org.facelab.db.entity.JobState;

/** Reads one page of runs: a handful of statements, whatever the number of runs. */
@ApplicationScoped
class RunsQuery {
    private static final String BY_STATE = """
            select j.state, count(*) from run r join job j on j.id = r.job_id where not r.archived group by j.state
            """;

    private final Rows rows;
    private final FilterChoices choices;

    RunsQuery(Rows rows, FilterChoices choices) {
        this.rows = rows;
        this.choices = choices;
    }

    RunsView read(RunsAsked wanted, Outcome outcome) {
        RunsStatement statement = RunsStatement.of(wanted);
        long total = rows.first(
                        statement.count(),
                        row -> row.getLong(1),
                        statement.values().toArray())
                .orElse(0L);
        // a page past the end, as after deleting, is the last one
        Pages pages = new Pages(Math.min(wanted.page(), (int) new Pages(1, total).count()), total);
        List<Object> values = new ArrayList<>(statement.values());
        values.add(RunsView.SIZE);
        values.add((pages.page() - 1) * RunsView.SIZE);
        List<RunRows.Found> found =
                rows.list(statement.rows(), row -> RunRows.read(row, wanted.columns()), values.toArray());
        Map<UUID, List<Spark.Point>> curves = Spark.points(rows, found.stream().map(RunRows.Found::id));
        return new RunsView(
                wanted,
                facts(),
                found.stream().map(run -> run.row(curves)).toList(),
                pages,
                choices.of(wanted),
                outcome);
    }

    private List<String> facts() {
        record Count(JobState state, long count) {}
        List<Count> counts = rows.list(BY_STATE, row -> new Count(JobState.valueOf(row.getString(1)), row.getLong(2)));
        List<String> facts = new ArrayList<>();
        long all = counts.stream().mapToLong(Count::count).sum();
        facts.add(Figures.grouped(all) + (all == 1 ? " run" : " runs"));
        for (JobState state : List.of(JobState.RUNNING, JobState.QUEUED, JobState.BLOCKED, JobState.PAUSED)) {
            counts.stream()
                    .filter(count -> count.state == state)
                    .forEach(count -> facts.add(Figures.grouped(count.count) + " "
                            + StateBadge.of(state).word().toLowerCase(Locale.ROOT)));
        }
        return facts;
    }
}
