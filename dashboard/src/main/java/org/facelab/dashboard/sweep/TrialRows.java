package org.facelab.dashboard.sweep;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.facelab.dashboard.job.Failure;
import org.facelab.dashboard.sweep.objective.Curve;
import org.facelab.dashboard.sweep.objective.Objective;
import org.facelab.dashboard.sweep.space.SearchSpace;
import org.facelab.db.entity.FailureKind;
import org.facelab.db.entity.JobState;
import org.facelab.db.settings.ModelSettings;
import org.facelab.db.settings.SettingsJson;

/** Reads the trials of a sweep, or one of them, in one statement, within the caller's transaction if there is one. */
@ApplicationScoped
class TrialRows {
    private static final String SELECT = """
        select r.trial, r.id, r.job_id, r.number, r.settings, j.state, j.cancel_requested or j.pause_requested as stopping,
               r.stopped_early, r.held, j.pause_after_epoch, r.last_epoch, r.created_at, j.started_at, j.ended_at,
               j.failure_kind, j.failure_text, m.epochs, m.figures
          from run r join job j on j.id = r.job_id
          left join lateral (
              select array_agg(epoch order by epoch) as epochs, array_agg(value order by epoch) as figures
                from metric where run_id = r.id and split = ? and name = ?) m on true
         where %s = ? order by r.trial
        """;
    private static final String OF_SWEEP = SELECT.formatted("r.sweep_id");
    private static final String OF_RUN = SELECT.formatted("r.id");

    private final AgroalDataSource database;

    TrialRows(AgroalDataSource database) {
        this.database = database;
    }

    List<Trial> of(UUID sweep, SearchSpace space, Objective objective) {
        return read(OF_SWEEP, sweep, space, objective);
    }

    /** The trial that a run is; empty if the run is gone. */
    Optional<Trial> ofRun(UUID run, SearchSpace space, Objective objective) {
        return read(OF_RUN, run, space, objective).stream().findFirst();
    }

    private List<Trial> read(String sql, UUID id, SearchSpace space, Objective objective) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, objective.split());
            select.setString(2, objective.metric());
            select.setObject(3, id);
            List<Trial> trials = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    trials.add(trial(row, space));
                }
            }
            return trials;
        } catch (SQLException e) {
            throw new IllegalStateException("the trials of " + id + " cannot be read", e);
        }
    }

    private static Trial trial(ResultSet row, SearchSpace space) throws SQLException {
        ModelSettings settings = SettingsJson.parse(row.getString("settings"));
        String failure = row.getString("failure_kind");
        return new Trial(
                row.getInt("trial"),
                row.getObject("id", UUID.class),
                row.getObject("job_id", UUID.class),
                row.getLong("number"),
                space.point(settings),
                JobState.valueOf(row.getString("state")),
                row.getBoolean("stopping"),
                row.getBoolean("stopped_early"),
                row.getBoolean("held"),
                row.getObject("pause_after_epoch", Integer.class),
                row.getInt("last_epoch"),
                settings.epochs(),
                curve(row.getArray("epochs"), row.getArray("figures")),
                failure == null ? null : new Failure(FailureKind.valueOf(failure), row.getString("failure_text")),
                new Trial.Times(
                        instant(row.getTimestamp("created_at")),
                        instant(row.getTimestamp("started_at")),
                        instant(row.getTimestamp("ended_at"))));
    }

    private static Curve curve(Array epochs, Array values) throws SQLException {
        if (epochs == null) {
            return Curve.NONE;
        }
        Integer[] at = (Integer[]) epochs.getArray();
        Double[] read = (Double[]) values.getArray();
        double[] curve = new double[at[at.length - 1]];
        Arrays.fill(curve, Double.NaN);
        for (int i = 0; i < at.length; i++) {
            curve[at[i] - 1] = read[i];
        }
        return new Curve(curve);
    }

    private static Instant instant(Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
