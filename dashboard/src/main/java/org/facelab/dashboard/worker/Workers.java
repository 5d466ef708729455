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
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.job.Progress;
import org.facelab.dashboard.worker.WorkerView.Held;
import org.facelab.dashboard.worker.WorkerView.State;
import org.facelab.db.entity.JobKind;

/** Looks workers up. Whether one is lost is judged by the database's clock, which wrote its heartbeats. */
@ApplicationScoped
public class Workers {
    private static final String WORKERS = """
            select name, instance, host, device, threads, versions, memory_bytes, memory_total_bytes, started_at,
                last_heartbeat, stopped_at, drain, last_heartbeat < now() - interval '30 seconds' as silent
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

    /** @throws NotFound if there is no worker of that name */
    public WorkerView get(String name) {
        return list().stream()
                .filter(worker -> worker.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFound("there is no worker with the name " + name));
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
        String drain = row.getString("drain");
        return new WorkerView(
                row.getString("name"),
                state(row, stopped != null, held.isEmpty()),
                row.getString("host"),
                row.getString("device"),
                row.getInt("threads"),
                held,
                drain == null ? null : Drain.Mode.valueOf(drain),
                row.getLong("memory_bytes"),
                row.getLong("memory_total_bytes"),
                Progress.tree(row.getString("versions")),
                instant(row, "started_at"),
                instant(row, "last_heartbeat"),
                stopped);
    }

    private static State state(ResultSet row, boolean stopped, boolean free) throws SQLException {
        if (stopped) {
            return State.STOPPED;
        }
        if (row.getBoolean("silent")) {
            return State.LOST;
        }
        if (row.getString("drain") != null) {
            return free ? State.DRAINED : State.DRAINING;
        }
        return free ? State.IDLE : State.BUSY;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
