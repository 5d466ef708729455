package org.facelab.dashboard.page.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.page.Rows;

/** Reads what a run left behind: a statement each for its events, its checkpoints and the sum of its files. */
@ApplicationScoped
class RunLogs {
    private static final int EVENTS = 40;
    private static final String EVENTS_OF_RUN = """
            select at, kind, text, count(*) over () from run_event where run_id = ? order by id desc limit %d
            """.formatted(EVENTS);
    private static final String CHECKPOINTS_OF_RUN = """
            select c.id, c.epoch, cast(c.losses ->> 'mse' as double precision), c.weights_size,
                not c.within_epoch and c.epoch = max(c.epoch) filter (where not c.within_epoch) over (),
                not c.within_epoch and c.epoch = r.best_epoch, c.within_epoch
            from checkpoint c join run r on r.id = c.run_id
            where c.run_id = ? and (not c.within_epoch or c.asked_for) order by c.step desc
            """;

    private static final String LEAVINGS_OF_RUN = """
            select p.count, c.count, p.bytes + c.bytes
            from (select count(*), coalesce(sum(size), 0) as bytes from picture where run_id = ?) p,
                (select count(*), coalesce(sum(weights_size + state_size), 0) as bytes
                 from checkpoint where run_id = ?) c
            """;

    private final Rows rows;

    RunLogs(Rows rows) {
        this.rows = rows;
    }

    RunLog of(UUID runId) {
        long[] all = {0};
        List<RunLog.Event> events = rows.list(
                EVENTS_OF_RUN,
                row -> {
                    all[0] = row.getLong(4);
                    return new RunLog.Event(row.getTimestamp(1).toInstant(), row.getString(2), row.getString(3));
                },
                runId);
        List<RunLog.Saved> checkpoints = rows.list(
                CHECKPOINTS_OF_RUN,
                row -> new RunLog.Saved(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getObject(3, Double.class),
                        row.getLong(4),
                        row.getBoolean(5),
                        row.getBoolean(6),
                        row.getBoolean(7)),
                runId);
        return new RunLog(events, all[0], checkpoints, leavings(runId));
    }

    /** What deleting the run would delete. */
    RunLog.Leavings leavings(UUID runId) {
        return rows.first(
                        LEAVINGS_OF_RUN,
                        row -> new RunLog.Leavings(row.getLong(1), row.getLong(2), row.getLong(3)),
                        runId,
                        runId)
                .orElseThrow();
    }
}
