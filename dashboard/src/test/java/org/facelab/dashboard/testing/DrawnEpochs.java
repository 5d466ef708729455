package org.facelab.dashboard.testing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.facelab.db.blob.Blob;
import org.facelab.db.entity.Checkpoint;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.Picture;
import org.facelab.db.entity.PictureKind;
import org.facelab.db.entity.Run;
import org.facelab.db.entity.RunEvent;

/** Finishes epochs as a worker does: real rows, and grids of drawn faces on disk. */
@ApplicationScoped
class DrawnEpochs {
    private final EntityManager entities;
    private final DrawnFiles files;

    DrawnEpochs(EntityManager entities, DrawnFiles files) {
        this.entities = entities;
        this.files = files;
    }

    /** Metrics, pictures, checkpoint and progress; an error that is not a number is none of the best epoch. */
    void finish(Run run, int epoch, int epochs, double mse) {
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

    private void picture(Run run, PictureKind kind, Integer epoch, Blob blob, String errors, String origin) {
        Picture picture = new Picture();
        picture.runId = run.id;
        picture.kind = kind;
        picture.epoch = epoch;
        picture.seed = run.seed;
        picture.tiles = 64;
        picture.columns = 8;
        picture.rows = 8;
        picture.tileSize = DrawnFace.TILE;
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

    static void event(UUID run, String kind, String text) {
        RunEvent event = new RunEvent();
        event.runId = run;
        event.kind = kind;
        event.text = text;
        event.persist();
    }

    private Blob bytes(UUID run, int epoch, String what) {
        return files.text(
                "runs/" + run + "/checkpoints/epoch-%04d.f1.%s.safetensors".formatted(epoch, what), what + epoch);
    }

    private Blob grid(UUID run, int epoch, String kind, int firstFace, double learned) {
        String key =
                "runs/" + run + "/pictures/" + (epoch == 0 ? "" : "epoch-%04d-".formatted(epoch)) + kind + ".f1.png";
        return files.image(key, DrawnFace.sheet(64, 8, 8, firstFace, learned));
    }
}
