package org.facelab.dashboard.sweep;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.facelab.dashboard.sweep.SweepView.Counts;
import org.facelab.dashboard.sweep.objective.Goal;
import org.facelab.dashboard.sweep.objective.Objective;
import org.facelab.dashboard.sweep.objective.Of;
import org.facelab.db.entity.Sweep;

/**
 * What a list shows of sweeps, without reading their trials: the counts in one statement for all, the best trials in one
 * for each objective that occurs, and only those trials then.
 */
@ApplicationScoped
class SweepSummaries {
    /** As {@link Trial#atRung} and {@link SweepViews} count. */
    private static final String COUNTS = """
        select r.sweep_id, count(*) as trials, sum(r.last_epoch) as epochs, sum(t.full_epochs) as full_epochs,
               count(*) filter (where j.state = 'RUNNING') as running,
               count(*) filter (where j.state in ('QUEUED', 'BLOCKED')) as waiting,
               count(*) filter (where j.state = 'PAUSED' and not a.at_rung and not r.stopped_early) as paused,
               count(*) filter (where j.state = 'SUCCEEDED') as succeeded,
               count(*) filter (where a.at_rung or j.state in ('CANCELLED', 'PAUSED') and r.stopped_early) as early,
               count(*) filter (where j.state = 'FAILED') as failed,
               count(*) filter (where j.state = 'CANCELLED' and not r.stopped_early) as cancelled
          from run r join job j on j.id = r.job_id
               cross join lateral (select (r.settings ->> 'epochs')::integer as full_epochs) t
               cross join lateral (select j.state = 'PAUSED' and j.pause_after_epoch is not null
                   and r.last_epoch >= j.pause_after_epoch and r.last_epoch < t.full_epochs as at_rung) a
         where r.sweep_id = any (?) group by r.sweep_id
        """;

    private static final String FINITE = "value <> 'NaN' and value <> 'Infinity' and value <> '-Infinity'";
    private static final String VALUES =
            "select epoch, value from metric where run_id = r.id and split = ? and name = ? and epoch <= r.last_epoch";
    /** As {@link Objective#epoch} and {@link SweepViews#best} choose. */
    private static final String BEST = """
        select distinct on (r.sweep_id) r.sweep_id, r.id
          from run r cross join lateral (%s) m
         where r.sweep_id = any (?) order by r.sweep_id, m.value %s, r.trial
        """;

    private final AgroalDataSource database;
    private final TrialRows rows;

    SweepSummaries(AgroalDataSource database, TrialRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** @param seconds that a sweep has been RUNNING */
    List<SweepView> of(List<Sweep> sweeps, ToDoubleFunction<Sweep> seconds) {
        Map<UUID, Search> searches = sweeps.stream().collect(Collectors.toMap(sweep -> sweep.id, Search::of));
        try (Connection connection = database.getConnection()) {
            Map<UUID, UUID> best = new HashMap<>();
            Map<Objective, List<UUID>> byObjective = searches.keySet().stream()
                    .collect(Collectors.groupingBy(id -> searches.get(id).objective()));
            for (Map.Entry<Objective, List<UUID>> same : byObjective.entrySet()) {
                best(connection, same.getKey(), same.getValue(), best);
            }
            Map<UUID, Long> running = sweeps.stream()
                    .collect(Collectors.toMap(sweep -> sweep.id, sweep -> Math.round(seconds.applyAsDouble(sweep))));
            Map<UUID, Counts> counts = counts(connection, running);
            return sweeps.stream()
                    .map(sweep -> view(sweep, searches.get(sweep.id), counts, best.get(sweep.id)))
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException("the list of sweeps cannot be read", e);
        }
    }

    private SweepView view(Sweep sweep, Search search, Map<UUID, Counts> counts, UUID best) {
        Trial trial = best == null
                ? null
                : rows.ofRun(best, search.space(), search.objective()).orElse(null);
        return SweepViews.of(sweep, search, counts.get(sweep.id), trial);
    }

    private static Map<UUID, Counts> counts(Connection connection, Map<UUID, Long> seconds) throws SQLException {
        Map<UUID, Counts> counts = new HashMap<>();
        // a sweep whose trials were all deleted has no row
        seconds.forEach((id, running) -> counts.put(id, new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, running)));
        try (PreparedStatement select = connection.prepareStatement(COUNTS)) {
            select.setArray(1, connection.createArrayOf("uuid", seconds.keySet().toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject("sweep_id", UUID.class);
                    counts.put(id, counts(row, seconds.get(id)));
                }
            }
        }
        return counts;
    }

    private static Counts counts(ResultSet row, long seconds) throws SQLException {
        return new Counts(
                row.getInt("trials"),
                row.getInt("running"),
                row.getInt("waiting"),
                row.getInt("paused"),
                row.getInt("succeeded"),
                row.getInt("early"),
                row.getInt("failed"),
                row.getInt("cancelled"),
                row.getLong("epochs"),
                row.getLong("full_epochs"),
                seconds);
    }

    private static void best(Connection connection, Objective objective, Collection<UUID> sweeps, Map<UUID, UUID> best)
            throws SQLException {
        String order = objective.goal() == Goal.MAX ? "desc" : "asc";
        String value = objective.of() == Of.BEST
                ? VALUES + " and " + FINITE + " order by value " + order + ", epoch limit 1"
                : "select * from (" + VALUES + " order by epoch desc limit 1) as last where " + FINITE;
        try (PreparedStatement select = connection.prepareStatement(BEST.formatted(value, order))) {
            select.setString(1, objective.split());
            select.setString(2, objective.metric());
            select.setArray(3, connection.createArrayOf("uuid", sweeps.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    best.put(row.getObject("sweep_id", UUID.class), row.getObject("id", UUID.class));
                }
            }
        }
    }
}
