package org.facelab.dashboard.page.gallery;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.page.Rows;

/** Lists the epochs of a run that have pictures: one statement, and no picture is opened. */
@ApplicationScoped
class EpochShots {
    private static final String SHOTS = """
            select p.epoch, (array_agg(p.id) filter (where p.kind = 'RANDOM'))[1],
                (array_agg(p.id) filter (where p.kind = 'RECONSTRUCTION'))[1], max(m.value), bool_or(c.id is not null)
            from picture p
            left join metric m on m.run_id = p.run_id and m.split = 'validation' and m.name = 'mse' and m.epoch = p.epoch
            left join checkpoint c on c.run_id = p.run_id and c.epoch = p.epoch and not c.within_epoch
            where p.run_id = ? and %s
            group by p.epoch order by p.epoch
            """;

    private final Rows rows;

    EpochShots(Rows rows) {
        this.rows = rows;
    }

    /** Those after an epoch, oldest first. */
    List<EpochShot> after(UUID runId, int epoch) {
        return rows.list(SHOTS.formatted("p.epoch > ?"), EpochShots::shot, runId, epoch);
    }

    /** Only these, oldest first; one that has no pictures is left out. */
    List<EpochShot> of(UUID runId, Integer... epochs) {
        return rows.list(SHOTS.formatted("p.epoch = any (?)"), EpochShots::shot, runId, epochs);
    }

    private static EpochShot shot(ResultSet row) throws SQLException {
        return new EpochShot(
                row.getInt(1),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getObject(4, Double.class),
                row.getBoolean(5));
    }
}
