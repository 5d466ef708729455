package org.facelab.dashboard.testing;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.facelab.db.blob.Blob;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.entity.Ids;
import org.facelab.db.entity.JobState;
import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.db.settings.SettingsJson;

/** Fills the database and the store as workers would, so that pages have something true to show in tests. */
@ApplicationScoped
public class Lab {
    private static final String FINGERPRINT = "7c1e55a0d3f24b8a9e21aa01bb9c04b97c1e55a0d3f24b8a9e21aa01bb9c04b9";
    private final DataSource source;
    private final BlobStore blobs;

    Lab(DataSource source, BlobStore blobs) {
        this.source = source;
        this.blobs = blobs;
    }

    /** Takes everything away. */
    public void clear() {
        sql("truncate job, dataset, run, worker, outbox, saved_view cascade");
    }

    /** A worker that was heard of so many seconds ago. */
    public void worker(String name, int silentSeconds) {
        sql(
                "insert into worker (name, instance, host, device, threads, memory_bytes, memory_total_bytes, last_heartbeat)"
                        + " values (?, ?, 'studio', 'cpu', 2, 1980000000, 16800000000, now() - make_interval(secs => ?))",
                name,
                UUID.randomUUID(),
                (double) silentSeconds);
    }

    /** A job in some state; a running one has the worker {@code darkroom-1}. */
    public UUID job(String kind, JobState state, String progress) {
        UUID id = Ids.next();
        boolean running = state == JobState.RUNNING;
        sql(
                "insert into job (id, kind, state, attempt, lease_owner, lease_instance, lease_until, fence, progress,"
                        + " failure_kind, failure_text, started_at, ended_at, queued_at) values (?, ?, ?, ?, ?, ?,"
                        + (running ? " now() + interval '1 hour'" : " null") + ", 1, ?::jsonb, ?, ?,"
                        + (state == JobState.QUEUED || state == JobState.BLOCKED
                                ? " null"
                                : " now() - interval '8 minutes 46 seconds'")
                        + "," + (state.ended() ? " now()" : " null") + ", now() - interval '9 minutes')",
                id,
                kind,
                state.name(),
                running || state.ended() ? 1 : 0,
                running ? "darkroom-1" : null,
                running ? UUID.randomUUID() : null,
                progress,
                state == JobState.FAILED ? (kind.equals("TRAIN") ? "NON_FINITE" : "REFUSED") : null,
                state == JobState.FAILED
                        ? (kind.equals("TRAIN")
                                ? "20 steps in a row were not finite (learning rate 0.01). The checkpoint of epoch 2 is"
                                        + " kept; try a smaller learning rate"
                                : "No image could be read: all 3 files are text. Send JPEG, PNG or WebP images")
                        : null);
        if (running || state.ended()) {
            sql(
                    "insert into job_attempt (job_id, fence, worker, started_at) values (?, 1, 'darkroom-1', now() -"
                            + " interval '8 minutes 46 seconds')",
                    id);
        }
        return id;
    }

    /** Tells pages that a job's state is new, by the outbox as everything does. */
    public void announce(UUID job) {
        sql(
                "insert into outbox (topic, message) values ('facelab.job-events', ?::jsonb)",
                "{\"version\": 1, \"jobId\": \"" + job + "\", \"what\": \"STATE\"}");
    }

    /** A data set whose import is in this state. */
    public UUID dataset(String name, JobState state) {
        UUID id = Ids.next();
        UUID job = job("IMPORT", state, "{\"done\": 412, \"total\": 980}");
        boolean ready = state == JobState.SUCCEEDED;
        sql(
                "insert into dataset (id, name, job_id, source, image_size, channels, count, training_count,"
                        + " validation_count, fingerprint, images_key, images_size, images_sha256, manifest_key,"
                        + " manifest_size, manifest_sha256, attributes, left_out, left_out_count) values"
                        + " (?, ?, ?, ?::jsonb, 64, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?)",
                id,
                name,
                job,
                ready
                        ? "{\"format\":\"drawn\",\"imageSize\":64,\"crop\":\"centre\",\"channels\":\"3\",\"count\":2000,\"seed\":7}"
                        : "{\"format\":\"folder\",\"originalName\":\"family.zip\",\"uploadKey\":\"uploads/x.zip\",\"imageSize\":64,\"crop\":\"centre\",\"channels\":\"auto\"}",
                ready ? 3 : null,
                ready ? 2000 : null,
                ready ? 1800 : null,
                ready ? 200 : null,
                ready ? FINGERPRINT : null,
                ready ? "datasets/" + id + "/images.f1.u8" : null,
                ready ? 24_576_000L : null,
                ready ? FINGERPRINT : null,
                ready ? "datasets/" + id + "/manifest.f1.json" : null,
                ready ? 1_000L : null,
                ready ? FINGERPRINT : null,
                ready ? "[{\"name\":\"glasses\",\"share\":0.21},{\"name\":\"long hair\",\"share\":0.48}]" : "[]",
                ready ? "[{\"file\":\"notes/readme.jpg\",\"reason\":\"is text, not an image\"}]" : "[]",
                ready ? 1 : 0);
        if (ready) {
            try {
                // packed as the import packs: image after image, rows of red, green, blue
                blobs.write(
                        "datasets/" + id + "/images.f1.u8",
                        out -> out.write(DrawnGrid.packed(64, id.getLeastSignificantBits())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return id;
    }

    /** What a run of the lab is like. */
    public record Wanted(String name, JobState state, int lastEpoch, List<String> tags) {}

    /** A run of 20 epochs with metrics and pictures up to its last epoch. */
    public UUID run(UUID dataset, Wanted wanted) {
        int last = wanted.lastEpoch();
        UUID job = job(
                "TRAIN",
                wanted.state(),
                last == 0
                        ? "{}"
                        : "{\"epoch\":" + last + ",\"epochs\":20,\"step\":87,\"steps\":141,\"imagesPerSecond\":250.3,"
                                + "\"secondsLeft\":194,\"memoryBytes\":2040109466}");
        UUID id = Ids.next();
        sql(
                "insert into run (id, name, model, settings, seed, dataset_id, job_id, tags, device, threads, last_epoch,"
                        + " best_epoch) values (?, ?, 'conv-vae', ?::jsonb, 20261, ?, ?, string_to_array(?, '|'), 'cpu', 2, ?, ?)",
                id,
                wanted.name(),
                SettingsJson.text(ConvVaeSettings.DEFAULTS),
                dataset,
                job,
                String.join("|", wanted.tags()),
                last,
                last == 0 ? null : last);
        sql(
                "insert into run_job (run_id, job_id, to_epoch) values (?, ?, ?)",
                id,
                job,
                ConvVaeSettings.DEFAULTS.epochs());
        boolean broken = wanted.state() == JobState.FAILED;
        for (int epoch = 1; epoch <= last; epoch++) {
            double mse = 0.022 + 0.05 / epoch + (id.hashCode() & 0xff) * 1e-5;
            metric(id, "validation", "mse", epoch, broken && epoch == last ? Double.NaN : mse);
            metric(id, "validation", "elbo", epoch, 4400 - 4000.0 / epoch);
            metric(id, "train", "imagesPerSecond", epoch, 250 + epoch % 3);
        }
        if (last > 0 && !broken) {
            picture(id, last);
        }
        return id;
    }

    /** Many ended runs named {@code many-1} and so on, with one epoch each and errors of 0.0201, 0.0202 and so on. */
    public void manyRuns(UUID dataset, int count) {
        sql(
                "with jobs as (insert into job (id, kind, state, fence, started_at, ended_at) select gen_random_uuid(),"
                        + " 'TRAIN', 'SUCCEEDED', 1, now() - interval '5 minutes', now() from generate_series(1, ?)"
                        + " returning id), numbered as (select id, row_number() over () as n from jobs), runs as (insert"
                        + " into run (id, name, model, settings, seed, dataset_id, job_id, last_epoch, best_epoch) select"
                        + " gen_random_uuid(), 'many-' || n, 'conv-vae', ?::jsonb, n, ?, id, 1, 1 from numbered returning"
                        + " id, seed) insert into metric (run_id, split, name, epoch, step, value) select id,"
                        + " 'validation', 'mse', 1, 141, 0.02 + seed * 0.0001 from runs",
                count,
                SettingsJson.text(ConvVaeSettings.DEFAULTS),
                dataset);
    }

    private void metric(UUID run, String split, String name, int epoch, double value) {
        sql(
                "insert into metric (run_id, split, name, epoch, step, value) values (?, ?, ?, ?, ?, ?)",
                run,
                split,
                name,
                epoch,
                141L * epoch,
                value);
    }

    /** A grid of 64 random faces of one epoch. */
    public UUID picture(UUID run, int epoch) {
        String key = String.format("runs/%s/pictures/epoch-%04d-random.f1.png", run, epoch);
        Blob blob = store(key, 64, run.getLeastSignificantBits(), Math.min(1, epoch / 18.0));
        UUID id = Ids.next();
        sql(
                "insert into picture (id, run_id, kind, epoch, seed, tiles, columns, rows, tile_size, key, size, sha256,"
                        + " made_from) values (?, ?, 'RANDOM', ?, 7, 64, 8, 8, 64, ?, ?, ?, '{}'::jsonb)",
                id,
                run,
                epoch,
                key,
                blob.size(),
                blob.sha256());
        return id;
    }

    private Blob store(String key, int tiles, long seed, double clearness) {
        try {
            return blobs.write(key, out -> DrawnGrid.write(out, tiles, seed, clearness));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs one statement. */
    public int sql(String sql, Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }
}
