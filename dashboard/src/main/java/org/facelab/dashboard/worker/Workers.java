package org.facelab.dashboard.worker;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.facelab.dashboard.job.Progress;
import org.facelab.dashboard.worker.WorkerView.Held;
import org.facelab.dashboard.worker.WorkerView.State;
import org.facelab.db.entity.JobKind;

/** Looks workers up. Whether one is lost is judged by the database's clock, which wrote its heartbeats. */
@ApplicationScoped
public class Workers {
    private static final String WORKERS = """
            select name, instance, host, device, threads, versions, memory_bytes, memory_total_bytes, started_at,
                last_heartbeat, stopped_at, last_heartbeat < now() - interval '30 seconds' as silent
            from worker order by name""";
    private static final String HELD = """
            select job.lease_owner, job.lease_instance, job.id, run_job.run_id, job.kind
            from job left join run_job on run_job.job_id = job.id
            where job.state = 'RUNNING' order by job.started_at, job.id""";
    private final AgroalDataSource database;

    Workers(AgroalDataSource database) {
        this.database = database;
    }

    /** All that ever were, by name. */
    public List<WorkerView> list() {
        try (Connection connection = database.getConnection()) {
            Map<UUID, List<Held>> held = held(connection);
            List<WorkerView> workers = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(WORKERS);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    workers.add(view(row, held.getOrDefault(row.getObject("instance", UUID.class), List.of())));
                }
            }
            return workers;
        } catch (SQLException e) {
            throw new IllegalStateException("the workers cannot be read", e);
        }
    }

    private static Map<UUID, List<Held>> held(Connection connection) throws SQLException {
        Map<UUID, List<Held>> held = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(HELD);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                held.computeIfAbsent(row.getObject("lease_instance", UUID.class), instance -> new ArrayList<>())
                        .add(new Held(
                                row.getObject("id", UUID.class),
                                row.getObject("run_id", UUID.class),
                                JobKind.valueOf(row.getString("kind"))));
            }
        }
        return held;
    }

    private static WorkerView view(ResultSet row, List<Held> held) throws SQLException {
        Instant stopped = instant(row, "stopped_at");
        State state = stopped != null
                ? State.STOPPED
                : row.getBoolean("silent") ? State.LOST : held.isEmpty() ? State.IDLE : State.BUSY;
        return new WorkerView(
                row.getString("name"),
                state,
                row.getString("host"),
                row.getString("device"),
                row.getInt("threads"),
                held,
                row.getLong("memory_bytes"),
                row.getLong("memory_total_bytes"),
                Progress.tree(row.getString("versions")),
                instant(row, "started_at"),
                instant(row, "last_heartbeat"),
                stopped);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
