package org.facelab.dashboard.page.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.facelab.dashboard.page.Rows;
import org.facelab.dashboard.page.run.RunHead.DataSetName;
import org.facelab.dashboard.page.run.RunHead.Machine;
import org.facelab.dashboard.page.run.RunHead.Work;
import org.facelab.dashboard.page.run.Standing.Failure;
import org.facelab.dashboard.page.run.Standing.Lease;
import org.facelab.dashboard.page.run.Standing.Times;
import org.facelab.db.entity.FailureKind;
import org.facelab.db.entity.JobState;
import org.facelab.db.settings.SettingsJson;

/** Reads the head of a run: one statement. */
@ApplicationScoped
public class RunHeads {
    private static final String HEAD = """
            select r.id, r.number, r.name, r.tags, r.settings, r.seed, r.last_epoch, r.best_epoch, r.device, r.threads,
                d.id as dataset_id, d.name as dataset_name, d.image_size, d.training_count, d.validation_count,
                j.id as job_id, j.state, j.attempt, j.max_attempts, j.cancel_requested, j.pause_requested, j.progress,
                j.failure_kind, j.failure_text, j.queued_at, j.started_at, j.ended_at,
                coalesce(j.lease_until < now(), false) as lease_ended,
                coalesce(j.lease_owner, a.worker) as worker, a.outcome, w.memory_bytes, w.memory_total_bytes
            from run r join job j on j.id = r.job_id join dataset d on d.id = r.dataset_id
            left join lateral (
                select worker, outcome from job_attempt where job_id = j.id order by fence desc limit 1) a on true
            left join worker w on w.name = j.lease_owner and j.state = 'RUNNING' and w.stopped_at is null
            where r.id = any (?)
            """;

    private final Rows rows;

    RunHeads(Rows rows) {
        this.rows = rows;
    }

    /** The head of a run, empty if there is no such run. */
    public Optional<RunHead> find(UUID runId) {
        return of(List.of(runId)).stream().findFirst();
    }

    /** The heads of those that are there, in the order asked for. */
    public List<RunHead> of(List<UUID> runIds) {
        return rows.list(HEAD, RunHeads::head, (Object) runIds.toArray(UUID[]::new)).stream()
                .sorted(Comparator.comparingInt(
                        head -> runIds.indexOf(head.run().id())))
                .toList();
    }

    /** The newest run. */
    public Optional<UUID> newest() {
        return rows.first(
                "select id from run order by created_at desc, id desc limit 1", row -> row.getObject(1, UUID.class));
    }

    private static RunHead head(ResultSet row) throws SQLException {
        RunName name = new RunName(
                row.getObject("id", UUID.class), row.getLong("number"), row.getString("name"), List.of((String[])
                        row.getArray("tags").getArray()));
        Work work = new Work(
                SettingsJson.parse(row.getString("settings")),
                row.getLong("seed"),
                row.getInt("last_epoch"),
                row.getObject("best_epoch", Integer.class),
                JobProgress.parse(row.getString("progress")));
        DataSetName dataset = new DataSetName(
                row.getObject("dataset_id", UUID.class),
                row.getString("dataset_name"),
                row.getInt("image_size"),
                row.getObject("training_count", Integer.class),
                row.getObject("validation_count", Integer.class));
        Machine machine = new Machine(
                row.getString("device"),
                row.getObject("threads", Integer.class),
                row.getObject("memory_bytes", Long.class),
                row.getObject("memory_total_bytes", Long.class));
        return new RunHead(name, standing(row), work, dataset, machine);
    }

    private static Standing standing(ResultSet row) throws SQLException {
        String failure = row.getString("failure_kind");
        return new Standing(
                row.getObject("job_id", UUID.class),
                JobState.valueOf(row.getString("state")),
                new Lease(
                        row.getString("worker"),
                        row.getBoolean("lease_ended"),
                        row.getBoolean("cancel_requested"),
                        row.getInt("attempt"),
                        row.getInt("max_attempts"),
                        row.getString("outcome")),
                failure == null ? null : new Failure(FailureKind.valueOf(failure), row.getString("failure_text")),
                new Times(instant(row, "queued_at"), instant(row, "started_at"), instant(row, "ended_at")),
                row.getBoolean("pause_requested"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
