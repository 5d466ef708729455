package org.facelab.worker.generation;

import java.io.IOException;
import java.nio.file.Path;
import org.facelab.db.settings.Sampler;
import org.facelab.worker.metrics.MeanSquaredError;
import org.facelab.worker.model.Tiles;
import org.facelab.worker.model.engine.Engine;
import org.facelab.worker.model.engine.Operations;
import org.facelab.worker.model.vae.ConvVae;
import org.facelab.worker.model.vae.ConvVaeFile;
import org.facelab.worker.model.vae.ConvVaeShape;
import org.facelab.worker.model.vae.ForeignTensors;
import org.facelab.worker.model.vae.LatentGaussian;
import org.facelab.worker.model.vae.PictureDecoder;
import org.facelab.worker.model.vae.Reconstructor;
import org.facelab.worker.tensors.DamagedTensors;
import org.facelab.worker.tensors.Safetensors;
import org.facelab.worker.tensors.TensorFile;

/**
 * Draws faces from a weights file with a copy of the model of its own. For the thread that opened it, which may run beside
 * a training: it draws no random number on the device.
 */
public final class FaceGenerator implements AutoCloseable {
    private final TensorFile file;
    private final Engine engine;
    private final Operations operations;
    private final ConvVae model;

    private FaceGenerator(TensorFile file, ConvVaeShape shape, Engine engine) {
        this.file = file;
        this.engine = engine;
        operations = new Operations(engine);
        model = new ConvVae(shape, engine, operations);
    }

    /**
     * Loads the model that the file's metadata describes.
     *
     * @param weights a verified weights file
     * @throws DamagedTensors if it is damaged, or of another architecture
     */
    public static FaceGenerator open(Path weights, Engine engine) throws IOException {
        engine.gradientsOff();
        TensorFile file = Safetensors.open(weights);
        FaceGenerator generator = new FaceGenerator(file, ConvVaeFile.shape(file), engine);
        try {
            generator.model.load(file.tensors());
            return generator;
        } catch (ForeignTensors e) {
            generator.close();
            throw new DamagedTensors("no faces can be drawn from " + weights.getFileName() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Random faces; face i depends on the seed and i, not on the count.
     *
     * @param temperature spread of the draws, 0 to 2
     * @param listener told after each batch
     * @throws DamagedTensors if the fitted sampler is asked for and the file has none
     */
    public Tiles random(int count, long seed, Sampler sampler, double temperature, DoneSoFar listener)
            throws IOException {
        LatentGaussian source = switch (sampler) {
            case FITTED -> ConvVaeFile.sampler(file, model.shape());
            case PRIOR -> LatentGaussian.standard(model.shape().latentSize());
        };
        return new PictureDecoder(model, engine, operations)
                .draw(count, i -> source.draw(seed, i, temperature), done -> listener.done(done, count));
    }

    /**
     * What the model makes of images; reconstruction i depends on image i alone.
     *
     * @param originals as they are in the data set
     * @throws DamagedTensors if the model takes images of another size or other channels
     */
    public Reconstructor.Reconstructions reconstructions(Tiles originals, DoneSoFar listener) throws DamagedTensors {
        try {
            return new Reconstructor(model, engine, operations, MeanSquaredError::perImage)
                    .of(originals, done -> listener.done(done, originals.count()));
        } catch (IllegalArgumentException e) {
            throw new DamagedTensors(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        model.close();
        operations.close();
    }
}
