package org.facelab.worker.results;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.facelab.db.entity.Checkpoint;
import org.facelab.db.entity.Generation;
import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.worker.model.Tiles;
import org.facelab.worker.tensors.ElementType;
import org.facelab.worker.tensors.Tensor;
import org.facelab.worker.tensors.TensorFile;
import org.facelab.worker.training.EpochPictures;
import org.facelab.worker.training.EpochResult;
import org.facelab.worker.training.MetricValue;
import org.facelab.worker.training.MetricValue.Split;
import org.facelab.worker.training.Snapshot;
import org.facelab.worker.training.StepFigures;
import org.facelab.worker.training.Within;

/** What a training would hand over, for tests of its recording. */
final class Made {
    private Made() {}

    static TrainedRun run(UUID id) {
        return new TrainedRun(id, 1, ConvVaeSettings.DEFAULTS, 1, 20, "fingerprint");
    }

    /** Four faces from a checkpoint, asked for and not written yet. */
    static Generation generation(UUID jobId, Checkpoint checkpoint) {
        Generation generation = new Generation();
        generation.jobId = jobId;
        generation.runId = checkpoint.runId;
        generation.epoch = checkpoint.epoch;
        generation.checkpointId = checkpoint.id;
        generation.count = 4;
        generation.sampler = "fitted";
        generation.temperature = 0.8;
        generation.seed = 5L;
        return generation;
    }

    static Snapshot snapshot() {
        TensorFile file = new TensorFile(
                Map.of("model", "conv-vae"),
                Map.of("x", new Tensor(ElementType.F32, new long[] {1}, ByteBuffer.allocate(4))));
        return new Snapshot(file, file, false);
    }

    /** Figures of steps: a loss that is the step's number, its negative as the rest. */
    static StepFigures steps(long first, int count) {
        Map<String, double[]> byName = new LinkedHashMap<>();
        for (String name : StepFigures.NAMES) {
            double sign = name.equals("loss") ? 1 : -1;
            byName.put(
                    name,
                    IntStream.range(0, count)
                            .mapToDouble(i -> sign * (first + i))
                            .toArray());
        }
        return new StepFigures(first, byName);
    }

    static Within within(int epoch, long step) {
        return new Within(epoch, step, snapshot(), steps(epoch * 10L + 1, (int) (step - epoch * 10L)));
    }

    static Tiles tiles(int count) {
        byte[] pixels = new byte[count * 4 * 4 * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) i;
        }
        return new Tiles(count, 4, 3, pixels);
    }

    static EpochResult epoch(int epoch, double elbo) {
        List<MetricValue> metrics = new ArrayList<>();
        metrics.add(new MetricValue(Split.TRAIN, "loss", 1.0 / epoch));
        metrics.add(new MetricValue(Split.VALIDATION, "elbo", elbo));
        metrics.add(new MetricValue(Split.VALIDATION, "mse", 0.1 / epoch));
        return new EpochResult(
                epoch,
                epoch * 10L,
                metrics,
                steps(epoch * 10L - 9, 10),
                snapshot(),
                new EpochPictures(tiles(9), tiles(3), tiles(3), new double[] {0.1, 0.2, 0.3}));
    }
}
