package org.facelab.worker.model.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.assertj.core.data.Offset;
import org.facelab.worker.model.engine.Engine;
import org.facelab.worker.model.engine.Operations;
import org.junit.jupiter.api.Test;

class VaeLossTest {
    private static final Offset<Double> CLOSE = within(1e-5);
    private final Engine engine = Engine.start("cpu", 1);

    private VaeLoss loss(Operations operations, NDManager manager, float error) {
        Shape shape = new Shape(2, 1, 2, 2);
        NDArray images = manager.zeros(shape);
        NDArray outputs = manager.ones(shape).mul(error);
        // two images with latents N(1, 2²), N(0, 1) and N(0, 1), N(-3, ½²)
        NDArray mean = manager.create(new float[] {1, 0, 0, -3}, new Shape(2, 2));
        NDArray scale = manager.create(new float[] {2, 1, 1, 0.5f}, new Shape(2, 2));
        return VaeLoss.of(operations, images, outputs, new ConvVae.Latents(mean, scale.log()));
    }

    @Test
    void parts_are_sums_over_an_image_and_means_over_the_batch() {
        engine.gradientsOff();
        try (Operations operations = new Operations(engine);
                NDManager manager = engine.newManager()) {
            VaeLoss loss = loss(operations, manager, 0.2f);
            // ½(1 + 4 − 1) − ln 2 for the first, ½(9 + ¼ − 1) + ln 2 for the second image
            double kl = (0.5 * 4 - Math.log(2) + 0.5 * 8.25 + Math.log(2)) / 2;
            // σ is the error itself, but for the soft clamp, which adds ln(1 + exp(−6 − ln σ))
            double logSigma = Math.log(0.2) + Math.log1p(Math.exp(-6 - Math.log(0.2)));
            double reconstruction = 4 * (0.5 * 0.04 * Math.exp(-2 * logSigma) + logSigma);
            assertThat(loss.kl().getDouble()).isCloseTo(kl, CLOSE);
            assertThat(loss.squaredError().getDouble()).isCloseTo(0.04, CLOSE);
            assertThat(loss.reconstruction().getDouble()).isCloseTo(reconstruction, CLOSE);
            assertThat(loss.loss().getDouble()).isCloseTo(reconstruction + kl, CLOSE);
        }
    }

    @Test
    void sigma_is_clamped_softly_from_below() {
        engine.gradientsOff();
        try (Operations operations = new Operations(engine);
                NDManager manager = engine.newManager()) {
            assertThat(loss(operations, manager, 0).reconstruction().getDouble())
                    .isCloseTo(4 * -6, within(0.01));
        }
    }

    @Test
    void elbo_has_all_constants_of_a_gaussian() {
        double pixel = Math.log(Math.exp(-0.5 * 0.04 / 0.09) / (0.3 * Math.sqrt(2 * Math.PI)));
        assertThat(Elbo.of(12, 0.04, 0.3, 5)).isCloseTo(12 * pixel - 5, CLOSE);
    }
}
