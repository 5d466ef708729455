package org.facelab.worker.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.facelab.db.settings.Sampler;
import org.facelab.worker.dataset.Manifest;
import org.facelab.worker.dataset.PackedImages;
import org.facelab.worker.model.Tiles;
import org.facelab.worker.model.vae.ConvVaeShape;
import org.facelab.worker.model.vae.Elbo;
import org.facelab.worker.model.vae.LatentGaussian;
import org.facelab.worker.model.vae.Objective;
import org.facelab.worker.model.vae.PictureDecoder;
import org.facelab.worker.model.vae.Reconstructor;
import org.facelab.worker.training.MetricValue.Split;

/** What stands at the end of an epoch: figures, the sampler, pictures. */
final class EpochEnd {
    /** Enough for a mean and a covariance of some hundred latents. */
    private static final int MOST_ENCODED = 10_000;
    /** For faces that somebody waits for and that nothing is kept of but the pictures. */
    private static final int MOST_ENCODED_FOR_SAMPLE = 2_000;
    /** As the loss clamps it. */
    private static final double LEAST_SIGMA = Math.exp(-6);

    private final TrainingPlan plan;
    private final PackedImages images;
    private final Evaluation evaluation;
    private final PictureDecoder decoder;
    private final int pixels;

    EpochEnd(
            TrainingPlan plan, PackedImages images, Evaluation evaluation, PictureDecoder decoder, ConvVaeShape shape) {
        this.plan = plan;
        this.images = images;
        this.evaluation = evaluation;
        this.decoder = decoder;
        this.pixels = shape.imageNumbers();
    }

    /** σ of a training epoch: the root of the mean of its squared errors. */
    static double sigma(EpochSums.Values sums) {
        return Math.max(LEAST_SIGMA, Math.sqrt(sums.mean(sums.squaredError())));
    }

    /** Figures of the training epoch, means over the images of its steps. */
    List<MetricValue> trained(EpochSums.Values sums, double rate, double imagesPerSecond) {
        double sigma = sigma(sums);
        double squaredError = sums.mean(sums.squaredError());
        double kl = sums.mean(sums.kl());
        List<MetricValue> values = new ArrayList<>();
        values.add(new MetricValue(Split.TRAIN, "loss", sums.mean(sums.loss())));
        values.add(new MetricValue(Split.TRAIN, "elbo", Elbo.of(pixels, squaredError, sigma, kl)));
        values.add(new MetricValue(Split.TRAIN, "reconstruction", sums.mean(sums.reconstruction())));
        values.add(new MetricValue(Split.TRAIN, "kl", kl));
        values.add(new MetricValue(Split.TRAIN, "mse", squaredError));
        values.add(new MetricValue(Split.TRAIN, "sigma", sigma));
        values.add(new MetricValue(Split.TRAIN, "learningRate", rate));
        values.add(new MetricValue(Split.TRAIN, "gradientNorm", sums.mean(sums.gradientNorm())));
        values.add(new MetricValue(Split.TRAIN, "imagesPerSecond", imagesPerSecond));
        return values;
    }

    /** Figures of the held-out images. */
    List<MetricValue> validated(double sigma, Objective objective) throws IOException {
        Evaluation.Losses losses = evaluation.losses(images.manifest().validation(), objective);
        double elbo = Elbo.of(pixels, losses.squaredError(), sigma, losses.kl());
        return List.of(
                new MetricValue(Split.VALIDATION, "loss", losses.loss()),
                new MetricValue(Split.VALIDATION, "elbo", elbo),
                new MetricValue(Split.VALIDATION, "reconstruction", losses.reconstruction()),
                new MetricValue(Split.VALIDATION, "kl", losses.kl()),
                new MetricValue(Split.VALIDATION, "mse", losses.squaredError()));
    }

    /** The Gaussian of the encoded training images, of an even choice of them where there are very many. */
    LatentGaussian sampler() throws IOException {
        return sampler(MOST_ENCODED);
    }

    private LatentGaussian sampler(int most) throws IOException {
        int[] training = images.manifest().training();
        int count = Math.min(most, training.length);
        int[] chosen = new int[count];
        for (int i = 0; i < count; i++) {
            chosen[i] = training[(int) ((long) i * training.length / count)];
        }
        return evaluation.gaussian(chosen);
    }

    EpochPictures pictures(LatentGaussian fitted) throws IOException {
        Tiles random = random(source(fitted));
        int[] shown = shown();
        Tiles originals = originals(shown);
        Reconstructor.Reconstructions reconstructions = evaluation.reconstructions(originals);
        return new EpochPictures(random, reconstructions.tiles(), originals, reconstructions.errors());
    }

    /**
     * The random faces as the model would draw them now, its sampler fitted to fewer images.
     *
     * @throws ArithmeticException if no sampler can be fitted
     */
    Tiles sample() throws IOException {
        return random(
                plan.settings().sampler() == Sampler.FITTED
                        ? sampler(MOST_ENCODED_FOR_SAMPLE)
                        : LatentGaussian.standard(plan.settings().latentSize()));
    }

    private LatentGaussian source(LatentGaussian fitted) {
        return plan.settings().sampler() == Sampler.FITTED
                ? fitted
                : LatentGaussian.standard(plan.settings().latentSize());
    }

    private Tiles random(LatentGaussian source) {
        double temperature = plan.settings().temperature();
        return decoder.draw(
                plan.settings().pictureCount(), i -> source.draw(plan.pictureSeed(), i, temperature), done -> {});
    }

    private int[] shown() {
        int[] validation = images.manifest().validation();
        return Arrays.copyOf(
                validation, Math.min(validation.length, plan.settings().pictureCount()));
    }

    private Tiles originals(int[] shown) throws IOException {
        Manifest manifest = images.manifest();
        ByteBuffer bytes = ByteBuffer.allocate(shown.length * images.imageBytes());
        images.read(shown, bytes);
        return new Tiles(shown.length, manifest.imageSize(), manifest.channels(), bytes.array());
    }

    /** One figure of those measured. */
    static Optional<Double> value(List<MetricValue> values, String name) {
        return values.stream()
                .filter(v -> v.name().equals(name))
                .map(MetricValue::value)
                .findFirst();
    }
}
