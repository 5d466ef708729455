package org.facelab.dashboard.run;

import static io.restassured.RestAssured.given;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.facelab.dashboard.Lab;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.entity.Ids;
import org.facelab.db.entity.JobState;

/** Runs in every state, as workers would have left them, for tests of what may be asked of them. */
@ApplicationScoped
public class ControlledRuns {
    private final DataSource source;
    private final BlobStore blobs;

    ControlledRuns(DataSource source, BlobStore blobs) {
        this.source = source;
        this.blobs = blobs;
    }

    /** A run of three epochs whose job is in this state, with a checkpoint of epoch 1 if it has ended one. */
    public UUID trained(JobState state, int lastEpoch) throws IOException {
        return trained(Lab.ready(), state, lastEpoch);
    }

    public UUID trained(UUID dataset, JobState state, int lastEpoch) throws IOException {
        UUID id = Lab.created("/api/runs", Lab.run(dataset, "run " + UUID.randomUUID()))
                .getUUID("id");
        if (lastEpoch > 0) {
            Left.of(id, blobs);
            update("update run set last_epoch = " + lastEpoch + " where id = ?", id);
        }
        if (state == JobState.FAILED) {
            fail(job(id));
        } else {
            Lab.end(job(id), state);
        }
        return id;
    }

    /** A checkpoint of a run, with files. */
    public UUID checkpoint(UUID run) {
        return (UUID) one("select id from checkpoint where run_id = ? order by step limit 1", run);
    }

    /** A checkpoint within the epoch after this one. */
    public void saveWithin(UUID run, int epoch) {
        update(
                "insert into checkpoint (id, run_id, epoch, step, within_epoch, weights_key, weights_size, weights_sha256,"
                        + " state_key, state_size, state_sha256) values ('" + Ids.next() + "', ?, " + epoch
                        + ", 999, true, 'w', 1, 'x', 's', 1, 'y')",
                run);
    }

    public void fail(UUID job) {
        set(
                job,
                "state = 'FAILED', failure_kind = 'FAULT', failure_text = 'broke', ended_at = now(), lease_until = null");
    }

    public void set(UUID job, String assignments) {
        update("update job set " + assignments + " where id = ?", job);
    }

    /** The newest job of a run. */
    public UUID job(UUID run) {
        return (UUID) one("select job_id from run where id = ?", run);
    }

    /** The kinds of a run's log, oldest first. */
    public List<String> log(UUID run) {
        return given().get("/api/runs/" + run + "/events").jsonPath().getList("kind");
    }

    /** What workers were told of a job, oldest first. */
    public List<Object> announced(UUID job) {
        return all(
                "select message ->> 'reason' from outbox where topic <> 'facelab.job-events' and message ->> 'jobId' = ?::text order by id",
                job);
    }

    /** As in {@code 0-3 SUCCEEDED}, oldest first. */
    public List<Object> phases(UUID run) {
        return all(
                "select rj.from_epoch || '-' || rj.to_epoch || ' ' || j.state from run_job rj join job j on j.id = rj.job_id"
                        + " where rj.run_id = ? order by j.created_at, j.id",
                run);
    }

    public Object one(String query, UUID id) {
        return all(query, id).get(0);
    }

    public List<Object> all(String query, UUID id) {
        try (Connection connection = source.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setObject(1, query.contains("?::text") ? id.toString() : id);
            List<Object> values = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    values.add(row.getObject(1));
                }
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    public void update(String statement, UUID id) {
        try (Connection connection = source.getConnection();
                PreparedStatement update = connection.prepareStatement(statement)) {
            update.setObject(1, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }
}
