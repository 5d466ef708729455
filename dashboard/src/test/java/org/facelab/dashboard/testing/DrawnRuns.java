package org.facelab.dashboard.testing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.facelab.db.blob.Blob;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.entity.Checkpoint;
import org.facelab.db.entity.Dataset;
import org.facelab.db.entity.FailureKind;
import org.facelab.db.entity.Generation;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobKind;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.Picture;
import org.facelab.db.entity.PictureKind;
import org.facelab.db.entity.Run;
import org.facelab.db.entity.RunEvent;
import org.facelab.db.settings.SettingsJson;

/** Makes runs as a worker leaves them: real rows, and grids of drawn faces on disk. */
@ApplicationScoped
public class DrawnRuns {
    private static final int TILE = 64;
    private final EntityManager entities;
    private final BlobStore files;

    DrawnRuns(EntityManager entities, BlobStore files) {
        this.entities = entities;
        this.files = files;
    }

    /** A queued run of so many epochs. */
    public Run queued(String name, int epochs) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Job imported = job(JobKind.IMPORT);
            imported.state = JobState.SUCCEEDED;
            imported.endedAt = Instant.now();
            Dataset dataset = new Dataset();
            dataset.name = "Drawn faces";
            dataset.jobId = imported.id;
            dataset.source = "{\"format\":\"drawn\"}";
            dataset.imageSize = TILE;
            imported(dataset);
            dataset.persist();
            Job job = job(JobKind.TRAIN);
            Run run = new Run();
            run.name = name;
            run.model = "conv-vae";
            run.settings = SettingsJson.text(SettingsJson.parse(
                    "{\"model\":\"conv-vae\",\"epochs\":" + epochs + ",\"latentSize\":64,\"pictureCount\":64}"));
            run.seed = 20261;
            run.datasetId = dataset.id;
            run.jobId = job.id;
            run.tags = new String[] {"baseline"};
            run.persist();
            entities.createNativeQuery("insert into run_job (run_id, job_id, to_epoch) values (:run, :job, :epochs)")
                    .setParameter("run", run.id)
                    .setParameter("job", job.id)
                    .setParameter("epochs", epochs)
                    .executeUpdate();
            event(run.id, "SUBMITTED", "Submitted, normal priority");
            entities.flush();
            entities.refresh(run);
            return run;
        });
    }

    /** What an import finds out; the files themselves are nobody's business here. */
    private static void imported(Dataset dataset) {
        String sha256 = "7c1e55a0d3f24b8a9e21aa01bb9c04b97c1e55a0d3f24b8a9e21aa01bb9c04b9";
        dataset.channels = 3;
        dataset.count = 2000;
        dataset.trainingCount = 1800;
        dataset.validationCount = 200;
        dataset.fingerprint = sha256;
        dataset.imagesKey = "datasets/" + dataset.id + "/images.f1.u8";
        dataset.imagesSize = 24_576_000L;
        dataset.imagesSha256 = sha256;
        dataset.manifestKey = "datasets/" + dataset.id + "/manifest.f1.json";
        dataset.manifestSize = 1_000L;
        dataset.manifestSha256 = sha256;
    }

    private Job job(JobKind kind) {
        Job job = new Job();
        job.kind = kind;
        job.state = JobState.QUEUED;
        job.persist();
        return job;
    }

    /** A run that a worker trains, with so many epochs finished. */
    public Run running(String name, int epochs, int done) {
        Run run = queued(name, epochs);
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("insert into worker (name, instance, host, device, threads, memory_bytes,"
                            + " memory_total_bytes) values ('darkroom-1', gen_random_uuid(), 'host', 'CPU', 2, 2040109465,"
                            + " 17179869184) on conflict (name) do update set last_heartbeat = now()")
                    .executeUpdate();
            Job job = Job.findById(run.jobId);
            job.state = JobState.RUNNING;
            job.leaseOwner = "darkroom-1";
            job.leaseUntil = Instant.now().plusSeconds(3600);
            job.attempt = 1;
            job.fence = 1;
            job.startedAt = Instant.now();
            event(run.id, "CLAIMED", "Claimed by darkroom-1, 180 ms after it was queued");
        });
        for (int epoch = 1; epoch <= done; epoch++) {
            epoch(run, epoch, epochs);
        }
        return run;
    }

    /** Finishes one epoch as a worker does: metrics, pictures, checkpoint and progress in one transaction. */
    public void epoch(Run run, int epoch, int epochs) {
        epoch(run, epoch, epochs, 0.021 + 0.06 * Math.exp(-epoch / 4.0));
    }

    /** The same with a mean squared error of one's own, also one that is not a number. */
    public void epoch(Run run, int epoch, int epochs, double mse) {
        double learned = 1 - Math.exp(-Math.pow(epoch, 0.85) / 4.2);
        Blob random = grid(run.id, epoch, "random", 0, learned);
        Blob reconstruction = grid(run.id, epoch, "reconstruction", 1000, learned);
        Blob weights = bytes(run.id, epoch, "weights");
        Blob state = bytes(run.id, epoch, "state");
        QuarkusTransaction.requiringNew().run(() -> {
            if (epoch == 1) {
                picture(run, PictureKind.ORIGINAL, null, grid(run.id, 0, "original", 1000, 1), null, "{}");
            }
            String origin = "{\"checkpointSha256\":\"" + weights.sha256() + "\",\"seed\":" + run.seed
                    + ",\"sampler\":\"fitted\",\"temperature\":0.8}";
            picture(run, PictureKind.RANDOM, epoch, random, null, origin);
            picture(run, PictureKind.RECONSTRUCTION, epoch, reconstruction, errors(mse), origin);
            metric(run.id, "validation", "mse", epoch, mse);
            metric(run.id, "train", "mse", epoch, mse * 0.93);
            metric(run.id, "validation", "elbo", epoch, 4168 - 90_000 * (mse - 0.0268));
            metric(run.id, "validation", "kl", epoch, 148 * (1 - Math.exp(-epoch / 3.0)));
            metric(run.id, "train", "sigma", epoch, Math.sqrt(mse));
            metric(run.id, "train", "loss", epoch, 90_000 * mse - 4000);
            metric(run.id, "train", "imagesPerSecond", epoch, 250);
            checkpoint(run, epoch, weights, state, mse);
            Run row = Run.findById(run.id);
            row.lastEpoch = epoch;
            row.bestEpoch = Double.isFinite(mse) ? Integer.valueOf(epoch) : row.bestEpoch;
            Job job = Job.findById(run.jobId);
            job.progress = String.format(
                    Locale.ROOT,
                    "{\"epoch\":%d,\"epochs\":%d,\"step\":87,\"steps\":141,\"imagesPerSecond\":250,\"secondsLeft\":%d}",
                    epoch,
                    epochs,
                    36 * (epochs - epoch));
            event(run.id, "checkpoint", "Checkpoint epoch-%04d saved, 12.4 MB".formatted(epoch));
        });
    }

    /** A finished run of very many epochs that share two files, as nothing but their number matters. */
    public Run lengthy(String name, int epochs) {
        Run run = running(name, epochs, 1);
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("insert into picture (id, run_id, kind, epoch, seed, tiles, columns, rows,"
                            + " tile_size, key, size, sha256, made_from) select gen_random_uuid(), run_id, kind, n, seed,"
                            + " tiles, columns, rows, tile_size, key, size, sha256, made_from from picture,"
                            + " generate_series(2, :epochs) n where run_id = :run and epoch = 1")
                    .setParameter("run", run.id)
                    .setParameter("epochs", epochs)
                    .executeUpdate();
            entities.createNativeQuery("insert into metric (run_id, split, name, epoch, step, value) select run_id,"
                            + " split, name, n, n * step, value * (0.3 + 0.7 / n) from metric,"
                            + " generate_series(2, :epochs) n where run_id = :run and epoch = 1")
                    .setParameter("run", run.id)
                    .setParameter("epochs", epochs)
                    .executeUpdate();
            Run row = Run.findById(run.id);
            row.lastEpoch = epochs;
            row.bestEpoch = epochs;
        });
        end(run, JobState.SUCCEEDED, null, null);
        return run;
    }

    /** Deletes the file of an epoch's random faces, as somebody outside might. */
    public void lose(Run run, int epoch) {
        Picture picture = QuarkusTransaction.requiringNew()
                .call(() -> Picture.<Picture>find(
                                "runId = ?1 and epoch = ?2 and kind = ?3", run.id, epoch, PictureKind.RANDOM)
                        .firstResult());
        try {
            files.delete(picture.key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends a run's job. */
    public void end(Run run, JobState state, FailureKind kind, String text) {
        QuarkusTransaction.requiringNew().run(() -> {
            Job job = Job.findById(run.jobId);
            job.state = state;
            job.leaseUntil = null;
            job.leaseOwner = null;
            job.failureKind = kind;
            job.failureText = text;
            job.endedAt = Instant.now();
        });
    }

    /** Lets the lease of a running run's worker end. */
    public void loseWorker(Run run) {
        QuarkusTransaction.requiringNew().run(() -> {
            Job job = Job.findById(run.jobId);
            job.leaseUntil = Instant.now().minusSeconds(5);
        });
    }

    /** The checkpoint of an epoch. */
    public UUID checkpoint(Run run, int epoch) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Checkpoint.<Checkpoint>find("runId = ?1 and epoch = ?2", run.id, epoch)
                        .firstResult()
                        .id);
    }

    /** Draws what a generation asks for, as a worker does. */
    public void draw(UUID generationId) {
        Generation asked = QuarkusTransaction.requiringNew().call(() -> Generation.findById(generationId));
        int columns = (int) Math.ceil(Math.sqrt(asked.count));
        int rows = (asked.count + columns - 1) / columns;
        boolean random = asked.kind.equals(Generation.RANDOM);
        int first = random ? asked.seed.intValue() : 1000;
        Blob blob = write("generations/" + asked.id + "/faces.f1.png", sheet(asked.count, columns, rows, first, 0.95));
        Blob originals = random
                ? null
                : write("generations/" + asked.id + "/originals.f1.png", sheet(asked.count, columns, rows, first, 1));
        QuarkusTransaction.requiringNew().run(() -> {
            Generation row = Generation.findById(generationId);
            row.columns = columns;
            row.rows = rows;
            row.tileSize = TILE;
            row.key = blob.key();
            row.size = blob.size();
            row.sha256 = blob.sha256();
            row.madeFrom = "{}";
            if (originals != null) {
                row.originalKey = originals.key();
                row.originalSize = originals.size();
                row.originalSha256 = originals.sha256();
                row.tileErrors = IntStream.range(0, row.count)
                        .mapToObj(i -> "0.0" + (200 + i))
                        .collect(Collectors.joining(",", "[", "]"));
            }
            if (row.againPictureId != null || row.againGenerationId != null) {
                row.againDiffering = 0;
                row.againLargest = 0;
            }
            Job job = Job.findById(row.jobId);
            job.state = JobState.SUCCEEDED;
            job.leaseUntil = null;
            job.endedAt = Instant.now();
        });
    }

    private void picture(Run run, PictureKind kind, Integer epoch, Blob blob, String errors, String origin) {
        Picture picture = new Picture();
        picture.runId = run.id;
        picture.kind = kind;
        picture.epoch = epoch;
        picture.seed = run.seed;
        picture.tiles = 64;
        picture.columns = 8;
        picture.rows = 8;
        picture.tileSize = TILE;
        picture.tileErrors = errors;
        picture.key = blob.key();
        picture.size = blob.size();
        picture.sha256 = blob.sha256();
        picture.madeFrom = origin;
        picture.persist();
    }

    private static String errors(double mse) {
        return IntStream.range(0, 64)
                .mapToObj(i ->
                        Double.isFinite(mse) ? String.format(Locale.ROOT, "%.5f", mse * (0.7 + i % 7 * 0.1)) : "null")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private void checkpoint(Run run, int epoch, Blob weights, Blob state, double mse) {
        Checkpoint checkpoint = new Checkpoint();
        checkpoint.runId = run.id;
        checkpoint.epoch = epoch;
        checkpoint.step = epoch * 141L;
        checkpoint.weightsKey = weights.key();
        checkpoint.weightsSize = weights.size();
        checkpoint.weightsSha256 = weights.sha256();
        checkpoint.stateKey = state.key();
        checkpoint.stateSize = state.size();
        checkpoint.stateSha256 = state.sha256();
        checkpoint.losses = "{\"mse\":" + (Double.isFinite(mse) ? mse : "\"NaN\"") + "}";
        checkpoint.persist();
    }

    private void metric(UUID run, String split, String name, int epoch, double value) {
        entities.createNativeQuery("insert into metric (run_id, split, name, epoch, step, value)"
                        + " values (:run, :split, :name, :epoch, :step, :value)")
                .setParameter("run", run)
                .setParameter("split", split)
                .setParameter("name", name)
                .setParameter("epoch", epoch)
                .setParameter("step", epoch * 141L)
                .setParameter("value", value)
                .executeUpdate();
    }

    private static void event(UUID run, String kind, String text) {
        RunEvent event = new RunEvent();
        event.runId = run;
        event.kind = kind;
        event.text = text;
        event.persist();
    }

    private Blob bytes(UUID run, int epoch, String what) {
        return text("runs/" + run + "/checkpoints/epoch-%04d.f1.%s.safetensors".formatted(epoch, what), what + epoch);
    }

    private Blob text(String key, String text) {
        try {
            return files.write(key, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Blob grid(UUID run, int epoch, String kind, int firstFace, double learned) {
        String key =
                "runs/" + run + "/pictures/" + (epoch == 0 ? "" : "epoch-%04d-".formatted(epoch)) + kind + ".f1.png";
        return write(key, sheet(64, 8, 8, firstFace, learned));
    }

    private Blob write(String key, BufferedImage image) {
        try {
            return files.write(key, out -> ImageIO.write(image, "png", out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage sheet(int faces, int columns, int rows, int first, double learned) {
        BufferedImage sheet = new BufferedImage(columns * TILE, rows * TILE, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        for (int i = 0; i < faces; i++) {
            g.drawImage(DrawnFace.draw(first + i, TILE, learned), i % columns * TILE, i / columns * TILE, null);
        }
        g.dispose();
        return sheet;
    }
}
