package org.facelab.worker.model.vae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.function.IntConsumer;
import org.facelab.worker.model.Tiles;
import org.facelab.worker.model.engine.Engine;
import org.facelab.worker.model.engine.Operations;

/**
 * Shows images to a model and gives back what it makes of them, decoded from the mean of their latents; in padded batches of
 * one fixed size, as {@link PictureDecoder} does, so that a reconstruction never depends on what else is shown.
 */
public final class Reconstructor {
    private static final int BATCH = 16;
    private final ConvVae model;
    private final Engine engine;
    private final Operations operations;
    private final ErrorOfEach errors;

    /** @param errors measures each reconstruction against its image */
    public Reconstructor(ConvVae model, Engine engine, Operations operations, ErrorOfEach errors) {
        this.model = model;
        this.engine = engine;
        this.operations = operations;
        this.errors = errors;
    }

    /** Measures images against others, NCHW (N, C, S, S) in [-1, 1]: one figure an image. */
    public interface ErrorOfEach {
        double[] of(NDArray images, NDArray others);
    }

    /** Reconstructions and the error of each. */
    public record Reconstructions(Tiles tiles, double[] errors) {}

    /**
     * Reconstructs in evaluation mode.
     *
     * @param originals of the model's size and channels
     * @param done told after each batch how many are done
     * @throws IllegalArgumentException if they are of another shape
     */
    public Reconstructions of(Tiles originals, IntConsumer done) {
        ConvVaeShape shape = model.shape();
        if (originals.size() != shape.imageSize() || originals.channels() != shape.channels()) {
            throw new IllegalArgumentException("the model takes images of " + shape.imageSize() + " pixels and "
                    + shape.channels() + " channels, not " + originals.size() + " and " + originals.channels());
        }
        int numbers = shape.imageNumbers();
        byte[] pixels = new byte[originals.pixels().length];
        double[] found = new double[originals.count()];
        ByteBuffer batch = ByteBuffer.allocateDirect(BATCH * numbers);
        for (int from = 0; from < originals.count(); from += BATCH) {
            int shown = Math.min(BATCH, originals.count() - from);
            batch.clear().put(new byte[BATCH * numbers]).clear();
            batch.put(originals.pixels(), from * numbers, shown * numbers).clear();
            // closed before the buffer is filled again: on a CPU its bytes are not copied
            try (NDManager manager = engine.newManager()) {
                Shape packed = new Shape(BATCH, shape.imageSize(), shape.imageSize(), shape.channels());
                NDArray images = operations.images(manager.create(batch, packed, DataType.UINT8));
                NDArray outputs = model.decode(model.encode(images, false).mean(), false);
                System.arraycopy(errors.of(images, outputs), 0, found, from, shown);
                byte[] decoded = operations.pixels(outputs).toByteArray();
                System.arraycopy(decoded, 0, pixels, from * numbers, shown * numbers);
            }
            done.accept(from + shown);
        }
        return new Reconstructions(new Tiles(originals.count(), originals.size(), originals.channels(), pixels), found);
    }
}
