package org.facelab.worker.model.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.assertj.core.data.Offset;
import org.facelab.worker.model.engine.Engine;
import org.facelab.worker.model.engine.Operations;
import org.junit.jupiter.api.Test;

class VaeLossTest {
    private static final Offset<Double> CLOSE = within(1e-5);
    private static final Objective USUAL = new Objective(Objective.Likelihood.OPTIMAL_SIGMA, 1, 0);
    private static final double KL = (0.5 * 4 - Math.log(2) + 0.5 * 8.25 + Math.log(2)) / 2;
    private final Engine engine = Engine.start("cpu", 1);

    private VaeLoss loss(Operations operations, NDManager manager, float error, Objective objective) {
        Shape shape = new Shape(2, 1, 2, 2);
        NDArray images = manager.zeros(shape);
        NDArray outputs = manager.ones(shape).mul(error);
        // two images with latents N(1, 2²), N(0, 1) and N(0, 1), N(-3, ½²)
        NDArray mean = manager.create(new float[] {1, 0, 0, -3}, new Shape(2, 2));
        NDArray scale = manager.create(new float[] {2, 1, 1, 0.5f}, new Shape(2, 2));
        return VaeLoss.of(operations, images, outputs, new ConvVae.Latents(mean, scale.log()), objective);
    }

    @Test
    void parts_are_sums_over_an_image_and_means_over_the_batch() {
        engine.gradientsOff();
        try (Operations operations = new Operations(engine);
                NDManager manager = engine.newManager()) {
            VaeLoss loss = loss(operations, manager, 0.2f, USUAL);
            // ½(1 + 4 − 1) − ln 2 for the first, ½(9 + ¼ − 1) + ln 2 for the second image
            // σ is the error itself, but for the soft clamp, which adds ln(1 + exp(−6 − ln σ))
            double logSigma = Math.log(0.2) + Math.log1p(Math.exp(-6 - Math.log(0.2)));
            double reconstruction = 4 * (0.5 * 0.04 * Math.exp(-2 * logSigma) + logSigma);
            assertThat(loss.kl().getDouble()).isCloseTo(KL, CLOSE);
            assertThat(loss.squaredError().getDouble()).isCloseTo(0.04, CLOSE);
            assertThat(loss.reconstruction().getDouble()).isCloseTo(reconstruction, CLOSE);
            assertThat(loss.loss().getDouble()).isCloseTo(reconstruction + KL, CLOSE);
        }
    }

    @Test
    void gaussian_counts_half_the_squared_error_of_an_image() {
        engine.gradientsOff();
        try (Operations operations = new Operations(engine);
                NDManager manager = engine.newManager()) {
            VaeLoss loss = loss(operations, manager, 0.2f, new Objective(Objective.Likelihood.GAUSSIAN, 1, 0));
            assertThat(loss.reconstruction().getDouble()).isCloseTo(4 * 0.5 * 0.04, CLOSE);
            assertThat(loss.squaredError().getDouble()).isCloseTo(0.04, CLOSE);
            assertThat(loss.loss().getDouble()).isCloseTo(4 * 0.5 * 0.04 + KL, CLOSE);
        }
    }

    @Test
    void beta_weighs_the_kl_in_the_loss_alone() {
        engine.gradientsOff();
        try (Operations operations = new Operations(engine);
                NDManager manager = engine.newManager()) {
            VaeLoss loss = loss(operations, manager, 0.2f, new Objective(Objective.Likelihood.GAUSSIAN, 2.5, 0));
            assertThat(loss.kl().getDouble()).isCloseTo(KL, CLOSE);
            assertThat(loss.loss().getDouble()).isCloseTo(0.08 + 2.5 * KL, CLOSE);
            VaeLoss none = loss(operations, manager, 0.2f, new Objective(Objective.Likelihood.GAUSSIAN, 0, 0));
            assertThat(none.loss().getDouble()).isCloseTo(0.08, CLOSE);
        }
    }

    @Test
    void free_bits_are_what_each_latent_costs_at_least_over_the_batch() {
        engine.gradientsOff();
        try (Operations operations = new Operations(engine);
                NDManager manager = engine.newManager()) {
            // the first latent costs ½(1 + 4 − 1) − ln 2 in one image and nothing in the other
            double first = (2 - Math.log(2)) / 2;
            double second = (0.5 * 8.25 + Math.log(2)) / 2;
            VaeLoss loss = loss(operations, manager, 0.2f, new Objective(Objective.Likelihood.GAUSSIAN, 2, 1));
            assertThat(first).isLessThan(1);
            assertThat(loss.kl().getDouble()).isCloseTo(first + second, CLOSE);
            assertThat(loss.loss().getDouble()).isCloseTo(0.08 + 2 * (1 + second), CLOSE);
        }
    }

    @Test
    void latent_within_its_free_bits_has_no_gradient_of_the_kl() {
        engine.gradientsOff();
        try (Operations operations = new Operations(engine);
                NDManager manager = engine.newManager()) {
            NDArray mean = manager.create(new float[] {0.1f, 3, -0.2f, 1}, new Shape(2, 2));
            NDArray logScale = manager.zeros(new Shape(2, 2));
            mean.setRequiresGradient(true);
            NDList gradients;
            try (Engine.Gradients on = engine.gradientsOn()) {
                gradients = operations.gradients(operations.divergenceBeyond(mean, logScale, 0.5), List.of(mean));
            }
            // of the mean over two images: half of ∂ ½ mean²
            assertThat(gradients.singletonOrThrow().toFloatArray())
                    .usingComparatorWithPrecision(1e-6f)
                    .containsExactly(0, 1.5f, 0, 0.5f);
        }
    }

    @Test
    void sigma_is_clamped_softly_from_below() {
        engine.gradientsOff();
        try (Operations operations = new Operations(engine);
                NDManager manager = engine.newManager()) {
            assertThat(loss(operations, manager, 0, USUAL).reconstruction().getDouble())
                    .isCloseTo(4 * -6, within(0.01));
        }
    }

    @Test
    void elbo_has_all_constants_of_a_gaussian() {
        double pixel = Math.log(Math.exp(-0.5 * 0.04 / 0.09) / (0.3 * Math.sqrt(2 * Math.PI)));
        assertThat(Elbo.of(12, 0.04, 0.3, 5)).isCloseTo(12 * pixel - 5, CLOSE);
    }
}
