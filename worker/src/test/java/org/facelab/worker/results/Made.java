package org.facelab.worker.results;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** What a training would hand over, for tests of its recording. */
final class Made {
    private Made() {}

    static TrainedRun run(UUID id) {
        return new TrainedRun(id, 1, ConvVaeSettings.DEFAULTS, 1, 1, "fingerprint");
    }

    static Snapshot snapshot() {
        TensorFile file = new TensorFile(
                Map.of("model", "conv-vae"),
                Map.of("x", new Tensor(ElementType.F32, new long[] {1}, ByteBuffer.allocate(4))));
        return new Snapshot(file, file, false);
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
                0,
                metrics,
                snapshot(),
                new EpochPictures(tiles(9), tiles(3), tiles(3), new double[] {0.1, 0.2, 0.3}));
    }
}
