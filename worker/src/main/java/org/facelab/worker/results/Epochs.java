package org.facelab.worker.results;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.facelab.db.blob.Blob;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.message.JobChanged;
import org.facelab.worker.intake.RunningJob;
import org.facelab.worker.training.EpochResult;
import org.facelab.worker.training.MetricValue;

/** Records what an epoch ended with: all of it in one fenced transaction, or none. */
@Singleton
public class Epochs {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final BlobStore store;
    private final Fenced fenced;
    private final MetricRows metrics;
    private final CheckpointRows checkpoints;
    private final PictureRows pictures;
    private final Recording recording;

    Epochs(
            BlobStore store,
            Fenced fenced,
            MetricRows metrics,
            CheckpointRows checkpoints,
            PictureRows pictures,
            Recording recording) {
        this.store = store;
        this.fenced = fenced;
        this.metrics = metrics;
        this.checkpoints = checkpoints;
        this.pictures = pictures;
        this.recording = recording;
    }

    /**
     * Writes the files, then metrics, checkpoint, pictures, the run's newest and best epoch, the job's progress and a log
     * line in one transaction, then removes the files that retention let go.
     *
     * @throws org.facelab.worker.intake.ClaimLost if the claim is gone; no row and no file remains then
     */
    public void record(RunningJob job, TrainedRun run, EpochResult result) throws IOException {
        NewFiles files = new NewFiles(store);
        Keys keys = new Keys(job.claim());
        Blob weights =
                files.tensors(keys.weights(result.epoch()), result.snapshot().weights());
        Blob state = files.tensors(keys.state(result.epoch()), result.snapshot().state());
        List<String> gone = new ArrayList<>();
        try {
            List<PictureRows.NewPicture> drawn = pictures.draw(job, run, result, files, keys, weights);
            fenced.writeWithJob(job, () -> {
                gone.clear();
                metrics.put(run.runId(), result);
                Integer bestBefore = recording.bestEpoch(run.runId());
                Integer best = metrics.bestEpoch(run.runId());
                gone.addAll(checkpoints.put(
                        run.runId(),
                        new CheckpointRows.NewCheckpoint(
                                result.epoch(),
                                result.step(),
                                CheckpointRows.Moment.EPOCH_END,
                                weights,
                                state,
                                losses(result))));
                gone.addAll(checkpoints.retain(
                        run.runId(), result, best, run.settings().keepEvery()));
                gone.addAll(pictures.put(run.runId(), drawn));
                gone.addAll(pictures.removeSamples(run.runId(), result.epoch()));
                recording.epochDone(job, run, result, best);
                recording.tell(job, result, weights, bestBefore, best);
            });
        } catch (RuntimeException e) {
            files.discardAfter(e);
            throw e;
        }
        NewFiles.remove(store, gone);
        recording.announce(job, JobChanged.What.EPOCH, JobChanged.What.PICTURES);
    }

    private static String losses(EpochResult result) {
        ObjectNode losses = MAPPER.createObjectNode();
        for (MetricValue metric : result.metrics()) {
            if (metric.split() == MetricValue.Split.VALIDATION) {
                if (Double.isFinite(metric.value())) {
                    losses.put(metric.name(), metric.value());
                } else {
                    losses.put(metric.name(), Double.toString(metric.value()));
                }
            }
        }
        return losses.toString();
    }

    static String figure(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : "not finite";
    }
}
