package org.facelab.worker.model.vae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.facelab.worker.model.Tiles;
import org.facelab.worker.model.engine.Engine;
import org.facelab.worker.model.engine.Operations;

/**
 * Makes pictures of latents, in batches of one fixed size that are padded: an engine may sum in another order for another
 * batch size, and so picture i never depends on how many are drawn.
 */
public final class PictureDecoder {
    private static final int BATCH = 16;
    private final ConvVae model;
    private final Engine engine;
    private final Operations operations;

    public PictureDecoder(ConvVae model, Engine engine, Operations operations) {
        this.model = model;
        this.engine = engine;
        this.operations = operations;
    }

    /**
     * Decodes in evaluation mode.
     *
     * @param latents of each picture, (L)
     * @param done told after each batch how many are done
     */
    public Tiles draw(int count, IntFunction<float[]> latents, IntConsumer done) {
        ConvVaeShape shape = model.shape();
        byte[] pixels = new byte[Math.multiplyExact(count, shape.imageNumbers())];
        for (int from = 0; from < count; from += BATCH) {
            int drawn = Math.min(BATCH, count - from);
            float[] batch = new float[BATCH * shape.latentSize()];
            for (int i = 0; i < drawn; i++) {
                System.arraycopy(latents.apply(from + i), 0, batch, i * shape.latentSize(), shape.latentSize());
            }
            try (NDManager manager = engine.newManager()) {
                NDArray z = manager.create(batch, new Shape(BATCH, shape.latentSize()));
                byte[] decoded = operations.pixels(model.decode(z, false)).toByteArray();
                System.arraycopy(decoded, 0, pixels, from * shape.imageNumbers(), drawn * shape.imageNumbers());
            }
            done.accept(from + drawn);
        }
        return new Tiles(count, shape.imageSize(), shape.channels(), pixels);
    }
}
