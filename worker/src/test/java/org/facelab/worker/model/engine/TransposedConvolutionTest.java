package org.facelab.worker.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.facelab.worker.model.Randomness;
import org.facelab.worker.model.engine.Operations.Geometry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares with the definition: x[n][i][y][x] adds w[i][o] to the output at y * stride - padding, x * stride - padding. */
class TransposedConvolutionTest {
    private static final int N = 2;
    private static final int IN = 3;
    private static final int OUT = 2;
    private static final int SIDE = 4;
    private static final Offset<Float> CLOSE = within(1e-4f);
    private final Engine engine = Engine.start("cpu", 1);

    /** Something that visits each product of the definition. */
    private interface Visit {
        void product(int x, int w, int y);
    }

    @ParameterizedTest
    @CsvSource({"4, 2, 1, 0", "5, 2, 2, 1"})
    void output_and_gradients_are_those_of_the_definition(int kernel, int stride, int padding, int outputPadding) {
        Geometry geometry = new Geometry(kernel, stride, padding, outputPadding);
        int side = (SIDE - 1) * stride - 2 * padding + kernel + outputPadding;
        float[] x = random(1, N * IN * SIDE * SIDE);
        float[] w = random(2, IN * OUT * kernel * kernel);
        float[] b = random(3, OUT);
        float[] upstream = random(4, N * OUT * side * side);
        engine.gradientsOff();
        try (Operations operations = new Operations(engine);
                NDManager manager = engine.newManager()) {
            NDArray xs = manager.create(x, new Shape(N, IN, SIDE, SIDE));
            NDArray ws = manager.create(w, new Shape(IN, OUT, kernel, kernel));
            NDArray bs = manager.create(b, new Shape(OUT));
            NDArray up = manager.create(upstream, new Shape(N, OUT, side, side));
            List.of(xs, ws, bs).forEach(a -> a.setRequiresGradient(true));
            NDArray y;
            NDList gradients;
            try (Engine.Gradients on = engine.gradientsOn()) {
                y = operations.convTranspose(xs, ws, bs, geometry);
                gradients = operations.gradients(y.mul(up).sum(), List.of(xs, ws, bs));
            }
            float[] expected = new float[upstream.length];
            for (int i = 0; i < expected.length; i++) {
                expected[i] = b[i / (side * side) % OUT];
            }
            forEachProduct(geometry, side, (xi, wi, yi) -> expected[yi] += x[xi] * w[wi]);
            assertThat(y.getShape()).isEqualTo(new Shape(N, OUT, side, side));
            assertThat(y.toFloatArray()).containsExactly(expected, CLOSE);

            float[] xGradient = new float[x.length];
            float[] wGradient = new float[w.length];
            float[] bGradient = new float[b.length];
            forEachProduct(geometry, side, (xi, wi, yi) -> {
                xGradient[xi] += upstream[yi] * w[wi];
                wGradient[wi] += upstream[yi] * x[xi];
            });
            for (int i = 0; i < upstream.length; i++) {
                bGradient[i / (side * side) % OUT] += upstream[i];
            }
            assertThat(gradients.get(0).toFloatArray()).containsExactly(xGradient, CLOSE);
            assertThat(gradients.get(1).toFloatArray()).containsExactly(wGradient, CLOSE);
            assertThat(gradients.get(2).toFloatArray()).containsExactly(bGradient, CLOSE);
        }
    }

    private static void forEachProduct(Geometry g, int side, Visit visit) {
        for (int n = 0; n < N; n++) {
            for (int i = 0; i < IN; i++) {
                for (int o = 0; o < OUT; o++) {
                    for (int at = 0; at < SIDE * SIDE * g.kernel() * g.kernel(); at++) {
                        int kx = at % g.kernel();
                        int ky = at / g.kernel() % g.kernel();
                        int column = at / (g.kernel() * g.kernel()) % SIDE;
                        int row = at / (g.kernel() * g.kernel()) / SIDE;
                        int y = row * g.stride() - g.padding() + ky;
                        int x = column * g.stride() - g.padding() + kx;
                        if (y >= 0 && y < side && x >= 0 && x < side) {
                            visit.product(
                                    ((n * IN + i) * SIDE + row) * SIDE + column,
                                    ((i * OUT + o) * g.kernel() + ky) * g.kernel() + kx,
                                    ((n * OUT + o) * side + y) * side + x);
                        }
                    }
                }
            }
        }
    }

    private static float[] random(long seed, int count) {
        RandomGenerator random = Randomness.stream(seed, 0);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return values;
    }
}
