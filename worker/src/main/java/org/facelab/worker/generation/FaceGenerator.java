package org.facelab.worker.generation;

import java.io.IOException;
import java.nio.file.Path;
import org.facelab.db.settings.Sampler;
import org.facelab.worker.model.Tiles;
import org.facelab.worker.model.engine.Engine;

/** Draws faces from a weights file. For the thread that opened it, which may run beside a training. */
public final class FaceGenerator implements AutoCloseable {
    private FaceGenerator() {}

    /**
     * Loads the model that the file's metadata describes.
     *
     * @param weights a verified weights file
     * @throws org.facelab.worker.tensors.DamagedTensors if it is damaged, or of another architecture
     */
    public static FaceGenerator open(Path weights, Engine engine) throws IOException {
        throw new UnsupportedOperationException("follows: " + weights + engine);
    }

    /**
     * Random faces; face i depends on the seed and i, not on the count.
     *
     * @param temperature spread of the draws, 0 to 2
     * @param listener told after each batch
     */
    public Tiles random(int count, long seed, Sampler sampler, double temperature, DoneSoFar listener) {
        throw new UnsupportedOperationException("follows");
    }

    @Override
    public void close() {}
}
