package org.facelab.worker.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.Arrays;
import org.facelab.worker.metrics.MeanSquaredError;
import org.facelab.worker.model.Tiles;
import org.facelab.worker.model.engine.Engine;
import org.facelab.worker.model.engine.Operations;
import org.facelab.worker.model.vae.ConvVae;
import org.facelab.worker.model.vae.LatentGaussian;
import org.facelab.worker.model.vae.LatentMoments;
import org.facelab.worker.model.vae.Objective;
import org.facelab.worker.model.vae.Reconstructor;
import org.facelab.worker.model.vae.VaeLoss;

/**
 * What a model makes of images that it is only shown: evaluation mode, reconstructions decoded from the latent mean, no
 * random numbers, nothing learnt.
 */
final class Evaluation {
    private final ConvVae model;
    private final Engine engine;
    private final Operations operations;
    private final ImageReader reader;
    private final int batchSize;
    private final Runnable beforeBatch;

    /**
     * @param batchSize of the training, for the loss's σ is the batch's own
     * @param beforeBatch called before each batch; what it throws ends the evaluation
     */
    Evaluation(ConvVae model, Engine engine, Operations operations, Batching batching) {
        this.model = model;
        this.engine = engine;
        this.operations = operations;
        this.reader = batching.reader();
        this.batchSize = batching.size();
        this.beforeBatch = batching.before();
    }

    /** How images come in. */
    record Batching(ImageReader reader, int size, Runnable before) {}

    /** Means over images: nats an image, and the mean squared error of a pixel in [-1, 1]. */
    record Losses(double loss, double reconstruction, double kl, double squaredError) {}

    private interface Use {
        void batch(NDArray images, int from, int to);
    }

    /** The training's loss on other images; the last batch may be smaller, and counts by its size. */
    Losses losses(int[] positions, Objective objective) throws IOException {
        double[] sums = new double[4];
        forBatches(positions, batchSize, (images, from, to) -> {
            ConvVae.Latents latents = model.encode(images, false);
            NDArray outputs = model.decode(latents.mean(), false);
            VaeLoss loss = VaeLoss.of(operations, images, outputs, latents, objective);
            int size = to - from;
            sums[0] += size * loss.loss().getDouble();
            sums[1] += size * loss.reconstruction().getDouble();
            sums[2] += size * loss.kl().getDouble();
            sums[3] += Arrays.stream(MeanSquaredError.perImage(images, outputs)).sum();
        });
        int count = positions.length;
        return new Losses(sums[0] / count, sums[1] / count, sums[2] / count, sums[3] / count);
    }

    /** The Gaussian of all that images are encoded to. */
    LatentGaussian gaussian(int[] positions) throws IOException {
        try (NDManager manager = engine.newManager();
                LatentMoments moments = new LatentMoments(manager, model.shape().latentSize())) {
            forBatches(positions, batchSize, (images, from, to) -> moments.add(model.encode(images, false)));
            return moments.gaussian();
        }
    }

    /** What the model makes of images; each alone decides its own, as when somebody asks for them later. */
    Reconstructor.Reconstructions reconstructions(Tiles originals) {
        return new Reconstructor(model, engine, operations, MeanSquaredError::perImage).of(originals, done -> {});
    }

    private void forBatches(int[] positions, int size, Use use) throws IOException {
        for (int from = 0; from < positions.length; from += size) {
            beforeBatch.run();
            int to = Math.min(from + size, positions.length);
            try (NDManager manager = engine.newManager()) {
                use.batch(reader.read(manager, Arrays.copyOfRange(positions, from, to)), from, to);
            }
        }
    }
}
