package org.facelab.worker.model.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.assertj.core.data.Offset;
import org.facelab.worker.model.engine.Engine;
import org.junit.jupiter.api.Test;

class LatentMomentsTest {
    private static final Offset<Double> CLOSE = within(1e-6);
    private final Engine engine = Engine.start("cpu", 1);

    @Test
    void gaussian_has_the_mean_and_covariance_of_what_was_encoded() {
        engine.gradientsOff();
        float[][] means = {{1, 0}, {3, 2}, {5, 1}};
        float[][] scales = {{1, 0.5f}, {0.5f, 0.5f}, {2, 1}};
        LatentGaussian gaussian;
        try (NDManager manager = engine.newManager();
                LatentMoments moments = new LatentMoments(manager, 2)) {
            // a batch of two and a last one of one
            moments.add(new ConvVae.Latents(
                    manager.create(new float[] {1, 0, 3, 2}, new Shape(2, 2)),
                    manager.create(new float[] {1, 0.5f, 0.5f, 0.5f}, new Shape(2, 2))
                            .log()));
            moments.add(new ConvVae.Latents(
                    manager.create(new float[] {5, 1}, new Shape(1, 2)),
                    manager.create(new float[] {2, 1}, new Shape(1, 2)).log()));
            gaussian = moments.gaussian();
        }
        assertThat(gaussian.mean()).containsExactly(new double[] {3, 1}, CLOSE);
        double[] l = gaussian.cholesky();
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                double expected = 0;
                for (int n = 0; n < 3; n++) {
                    expected += (means[n][i] - gaussian.mean()[i]) * (means[n][j] - gaussian.mean()[j]) / 3;
                    expected += i == j ? scales[n][i] * scales[n][i] / 3 : 0;
                }
                double found = l[i * 2] * l[j * 2] + l[i * 2 + 1] * l[j * 2 + 1];
                assertThat(found).isCloseTo(expected, CLOSE);
            }
        }
        assertThat(l[1]).isZero();
    }

    @Test
    void draws_have_the_mean_covariance_and_temperature_asked_for() {
        LatentGaussian gaussian = LatentGaussian.of(new double[] {1, -2}, new double[] {4, 1, 1, 2});
        double[] sums = new double[5];
        int count = 20_000;
        for (int i = 0; i < count; i++) {
            float[] z = gaussian.draw(3, i, 0.5);
            double a = z[0] - 1;
            double b = z[1] + 2;
            double[] moments = {a, b, a * a, a * b, b * b};
            for (int m = 0; m < moments.length; m++) {
                sums[m] += moments[m] / count;
            }
        }
        assertThat(sums).containsExactly(new double[] {0, 0, 1, 0.25, 0.5}, within(0.03));
        assertThat(gaussian.draw(3, 7, 0)).containsExactly(1, -2);
    }

    @Test
    void covariance_that_is_not_finite_is_refused() {
        assertThatThrownBy(() -> LatentGaussian.of(new double[2], new double[] {1, 0, 0, Double.NaN}))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("pivot 1 of 2 is NaN");
    }
}
