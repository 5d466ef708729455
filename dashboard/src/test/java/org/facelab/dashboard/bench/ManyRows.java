package org.facelab.dashboard.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.testing.DrawnGrid;
import org.facelab.db.blob.Blob;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.db.settings.SettingsJson;

/**
 * Fills a migrated, empty database and a folder of files as years of work would: {@value #RUNS} runs in every state, over
 * a million metrics, {@value #PICTURES} pictures (4,001 of one long run), ten runs with {@value #STEPS} step values each.
 *
 * <p>Rows are made by the database itself; the pictures' files are a few grids of drawn faces that many rows share.
 */
public final class ManyRows {
    static final int RUNS = 10_000;
    static final int PICTURES = 10_000;
    static final int STEPS = 100_000;
    static final int STEPPED_RUNS = 10;
    static final int LONG_EPOCHS = 2_000;
    private static final int EPOCHS = 14;
    private static final int GRIDS = 32;
    private static final int TILES = 64;

    private final Connection connection;
    private final BlobStore files;

    private ManyRows(Connection connection, BlobStore files) {
        this.connection = connection;
        this.files = files;
    }

    /** What the measurements ask for by name. */
    record Filled(UUID longRun, List<UUID> steppedRuns) {}

    /** Arguments: JDBC address, user, password, folder of files. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 4) {
            throw new IllegalArgumentException("expected JDBC-ADDRESS USER PASSWORD FILES, got " + arguments.length
                    + " arguments; the database must be migrated and empty");
        }
        fill(arguments[0], arguments[1], arguments[2], Path.of(arguments[3]));
    }

    static Filled fill(String url, String user, String password, Path files) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            ManyRows rows = new ManyRows(connection, new BlobStore(files));
            rows.refuseUnlessEmpty();
            rows.datasets();
            rows.runs();
            rows.metrics();
            rows.pictures();
            rows.remains();
            new ManySteps(connection).fill(STEPPED_RUNS, STEPS);
            // what autovacuum does within a minute of such growth
            rows.sql("vacuum analyze");
            Filled filled = new Filled(
                    rows.ids("select id from run where name = 'long-gallery'").get(0),
                    rows.ids("select distinct run_id from step_metric order by run_id"));
            rows.tell();
            return filled;
        }
    }

    private void refuseUnlessEmpty() throws SQLException {
        if (!ids("select id from run limit 1").isEmpty()) {
            throw new IllegalStateException("this database has runs already; give an empty one, so that no real runs"
                    + " are mixed with made ones");
        }
    }

    private void datasets() throws SQLException {
        sql(
                "create temp table made_dataset as select n, uuidv7() as id, uuidv7() as job_id from generate_series(0, 4) n");
        sql("insert into job (id, kind, state, fence, started_at, ended_at, created_at) select job_id, 'IMPORT',"
                + " 'SUCCEEDED', 1, now() - interval '100 days', now() - interval '99 days', now() - interval '100 days'"
                + " from made_dataset");
        sql(
                "insert into dataset (id, name, job_id, source, image_size, channels, count, training_count,"
                        + " validation_count, fingerprint, images_key, images_size, images_sha256, manifest_key, manifest_size,"
                        + " manifest_sha256) select id, 'Faces ' || n, job_id, '{\"format\":\"drawn\",\"count\":2000,\"seed\":7}',"
                        + " 64, 3, 2000, 1800, 200, repeat('7', 64), 'datasets/' || id || '/images.f1.u8', 24576000,"
                        + " repeat('7', 64), 'datasets/' || id || '/manifest.f1.json', 1000, repeat('7', 64) from made_dataset");
    }

    private void runs() throws SQLException {
        sql("create temp table made_run as select n, uuidv7() as id, uuidv7() as job_id, state,"
                + " now() - (" + RUNS + " - n) * interval '13 minutes' as at,"
                + " case when n = 9000 then " + LONG_EPOCHS + " else " + EPOCHS + " end as epochs,"
                + " case when n = 9000 then " + LONG_EPOCHS
                + " when state = 'QUEUED' then 0 when state = 'SUCCEEDED' then "
                + EPOCHS + " else 1 + n % (" + EPOCHS
                + " - 1) end as last_epoch from (select n, case when n = 9000 then"
                + " 'SUCCEEDED' when n > 9600 then 'QUEUED' when n > 9596 then 'RUNNING' when n % 20 = 0 then 'FAILED'"
                + " when n % 33 = 0 then 'CANCELLED' when n % 97 = 0 then 'PAUSED' else 'SUCCEEDED' end as state"
                + " from generate_series(1, " + RUNS + ") n) states");
        sql(
                "insert into worker (name, instance, host, device, threads, memory_bytes, memory_total_bytes, last_heartbeat)"
                        + " select 'worker-' || n, gen_random_uuid(), 'studio', 'cpu', 2, 1980000000, 16800000000,"
                        + " now() + interval '1 hour' from generate_series(1, 4) n");
        sql("insert into job (id, kind, state, priority, attempt, lease_owner, lease_instance, lease_until, fence,"
                + " progress, failure_kind, failure_text, created_at, queued_at, started_at, ended_at)"
                + " select job_id, 'TRAIN', state, n % 3 - 1, 0, case when state = 'RUNNING' then 'worker-' || n - 9596 end,"
                + " case when state = 'RUNNING' then gen_random_uuid() end,"
                + " case when state = 'RUNNING' then now() + interval '1 day' end, 1, case when last_epoch = 0 then"
                + " '{}'::jsonb else jsonb_build_object('epoch', last_epoch, 'epochs', epochs, 'step', 87, 'steps', 141,"
                + " 'imagesPerSecond', 250, 'secondsLeft', 194) end, case when state = 'FAILED' then 'NON_FINITE' end,"
                + " case when state = 'FAILED' then '20 steps in a row were not finite' end, at, at,"
                + " case when state <> 'QUEUED' then at + interval '1 second' end,"
                + " case when state in ('SUCCEEDED', 'FAILED', 'CANCELLED') then at + interval '9 minutes' end"
                + " from made_run order by n");
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into run (id, name, model, settings, seed, dataset_id, job_id, tags, notes, last_epoch,"
                        + " best_epoch, created_at) select m.id, case when m.n = 9000 then 'long-gallery' else"
                        + " 'study-' || m.n % 40 || '-trial-' || m.n end, 'conv-vae', ?::jsonb || jsonb_build_object('epochs',"
                        + " epochs, 'latentSize', 16 * (1 + m.n % 16), 'learningRate', 0.0001 * (1 + m.n % 30)), m.n, d.id,"
                        + " m.job_id, array['study ' || m.n % 40, case when m.n % 7 = 0 then 'baseline' else 'tried' end],"
                        + " case when m.n % 5 = 0 then 'looked at on day ' || m.n / 100 else '' end, last_epoch,"
                        + " nullif(last_epoch, 0), at from made_run m join made_dataset d on d.n = m.n % 5 order by m.n")) {
            insert.setString(1, SettingsJson.text(ConvVaeSettings.DEFAULTS));
            insert.executeUpdate();
        }
        sql("insert into run_job (run_id, job_id, to_epoch) select id, job_id, epochs from made_run");
    }

    private void metrics() throws SQLException {
        sql("insert into metric (run_id, split, name, epoch, step, value, recorded_at) select id, split, name, epoch,"
                + " epoch * 141, base + span * (0.3 + 0.7 / epoch) + (n % 101) * 0.0001 * span,"
                + " at + epoch * interval '30 seconds' from made_run cross join lateral generate_series(1, last_epoch) epoch"
                + " cross join (values ('validation', 'mse', 0.02, 0.05), ('validation', 'elbo', 4200, -900),"
                + " ('validation', 'kl', 148, -20), ('validation', 'reconstruction', 4000, -700),"
                + " ('train', 'loss', -4100, 900), ('train', 'mse', 0.018, 0.05), ('train', 'sigma', 0.14, 0.2),"
                + " ('train', 'imagesPerSecond', 250, 3)) as kinds (split, name, base, span) order by n, epoch");
        sql("update metric set value = 'NaN' from made_run m where run_id = m.id and m.state = 'FAILED'"
                + " and epoch = m.last_epoch and name = 'mse'");
    }

    private void pictures() throws SQLException, IOException {
        sql("create temp table made_grid (n integer, key text, size bigint, sha256 text)");
        for (int n = 0; n < GRIDS; n++) {
            int number = n;
            double clearness = (n + 1.0) / GRIDS;
            Blob grid = files.write(
                    "runs/00000000-0000-7000-8000-000000000000/pictures/grid-" + n + ".f1.png",
                    out -> DrawnGrid.write(out, TILES, 64L * (number % 4), clearness));
            try (PreparedStatement insert = connection.prepareStatement("insert into made_grid values (?, ?, ?, ?)")) {
                insert.setInt(1, n);
                insert.setString(2, grid.key());
                insert.setLong(3, grid.size());
                insert.setString(4, grid.sha256());
                insert.executeUpdate();
            }
        }
        String picture =
                "insert into picture (id, run_id, kind, epoch, seed, tiles, columns, rows, tile_size, key, size,"
                        + " sha256, made_from, created_at) select uuidv7(), m.id, %s, %s, m.n, 64, 8, 8, 64, key, size, sha256, '{}',"
                        + " at from made_run m ";
        sql(picture.formatted("kind", "epoch") + "cross join generate_series(1, " + LONG_EPOCHS + ") epoch cross join"
                + " (values ('RANDOM'), ('RECONSTRUCTION')) kinds (kind) join made_grid g on g.n = least(31, epoch * 32 / "
                + LONG_EPOCHS + ") where m.n = 9000");
        sql(picture.formatted("'ORIGINAL'", "null") + "join made_grid g on g.n = 31 where m.n = 9000");
        sql(picture.formatted("'RANDOM'", "last_epoch") + "join made_grid g on g.n = m.n % 32 where m.n <> 9000 and"
                + " last_epoch > 0 order by m.n desc limit " + (PICTURES - 2 * LONG_EPOCHS - 1));
    }

    /** Checkpoints and log of each run. */
    private void remains() throws SQLException {
        sql("insert into checkpoint (id, run_id, epoch, step, within_epoch, weights_key, weights_size, weights_sha256,"
                + " state_key, state_size, state_sha256, losses) select uuidv7(), id, last_epoch, last_epoch * 141, false,"
                + " 'runs/' || id || '/w', 12400000, repeat('7', 64), 'runs/' || id || '/s', 24800000, repeat('7', 64),"
                + " '{\"mse\": 0.03}' from made_run where last_epoch > 0");
        sql("insert into run_event (run_id, at, kind, text) select id, at, 'SUBMITTED', 'Submitted, normal priority'"
                + " from made_run order by n");
        sql("insert into job_attempt (job_id, fence, worker, started_at) select job_id, 1, 'worker-1', at from made_run"
                + " where state <> 'QUEUED'");
    }

    private void tell() throws SQLException {
        for (String table : List.of("run", "metric", "picture", "step_metric", "checkpoint", "job")) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select count(*), pg_size_pretty(pg_total_relation_size('" + table + "')) from " + table)) {
                row.next();
                System.out.printf("%,12d rows of %s, %s%n", row.getLong(1), table, row.getString(2));
            }
        }
    }

    private List<UUID> ids(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<UUID> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
            return ids;
        }
    }

    private void sql(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
