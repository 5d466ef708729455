package org.facelab.dashboard.page.generate;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.facelab.dashboard.page.Rows;
import org.facelab.dashboard.page.generate.Choices.Choice;
import org.facelab.dashboard.page.generate.Choices.OfRun;
import org.facelab.dashboard.page.run.RunName;
import org.facelab.db.settings.SettingsJson;

/** Reads the checkpoints of the newest runs, and of those that an address names: one statement. */
@ApplicationScoped
class ChoicesQuery {
    /** A list of more runs than this is no longer a choice; older ones are reached from their own page. */
    static final int RUNS = 30;

    private static final String CHECKPOINTS = """
            with chosen as (
                (select * from run r where exists (
                    select from checkpoint c where c.run_id = r.id and not c.within_epoch)
                 order by created_at desc, id desc limit %d)
                union
                select r.* from run r where r.id = ? or r.id = (select run_id from checkpoint where id = ?))
            select r.id, r.number, r.name, r.tags, r.settings, c.id, c.epoch, c.epoch = r.best_epoch, p.id
            from chosen r join checkpoint c on c.run_id = r.id and not c.within_epoch
            left join picture p on p.run_id = c.run_id and p.epoch = c.epoch and p.kind = 'RANDOM'
            order by r.created_at desc, r.id desc, c.epoch desc
            """.formatted(RUNS);

    private final Rows rows;

    ChoicesQuery(Rows rows) {
        this.rows = rows;
    }

    /** @param runId and {@code checkpointId} may be null */
    Choices read(UUID runId, UUID checkpointId) {
        record Row(RunName run, String settings, Choice choice) {}
        Map<UUID, List<Row>> byRun = new LinkedHashMap<>();
        rows.list(
                        CHECKPOINTS,
                        row -> new Row(
                                new RunName(
                                        row.getObject(1, UUID.class), row.getLong(2), row.getString(3), List.of((String
                                                        [])
                                                row.getArray(4).getArray())),
                                row.getString(5),
                                new Choice(
                                        row.getObject(6, UUID.class),
                                        row.getInt(7),
                                        row.getBoolean(8),
                                        row.getObject(9, UUID.class))),
                        runId,
                        checkpointId)
                .forEach(row -> byRun.computeIfAbsent(row.run().id(), id -> new ArrayList<>())
                        .add(row));
        return new Choices(byRun.values().stream()
                .map(list -> new OfRun(
                        list.get(0).run(),
                        SettingsJson.parse(list.get(0).settings()),
                        list.stream().map(Row::choice).toList()))
                .toList());
    }
}
