package org.facelab.dashboard.testing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.entity.Checkpoint;
import org.facelab.db.entity.Dataset;
import org.facelab.db.entity.FailureKind;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobKind;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.Picture;
import org.facelab.db.entity.PictureKind;
import org.facelab.db.entity.Run;
import org.facelab.db.settings.SettingsJson;

/** Makes runs as a worker leaves them, and lets happen to them what happens to runs. */
@ApplicationScoped
public class DrawnRuns {
    private final EntityManager entities;
    private final BlobStore files;
    private final DrawnEpochs epochs;

    DrawnRuns(EntityManager entities, BlobStore files, DrawnEpochs epochs) {
        this.entities = entities;
        this.files = files;
        this.epochs = epochs;
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
            dataset.imageSize = DrawnFace.TILE;
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
            DrawnEpochs.event(run.id, "SUBMITTED", "Submitted, normal priority");
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
            DrawnEpochs.event(run.id, "CLAIMED", "Claimed by darkroom-1, 180 ms after it was queued");
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
        this.epochs.finish(run, epoch, epochs, mse);
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
}
