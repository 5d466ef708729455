package org.facelab.worker.model.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import org.facelab.worker.model.engine.Engine;
import org.junit.jupiter.api.Test;

class BatchNormalisationTest {
    private final Engine engine = Engine.start("cpu", 1);

    @Test
    void training_uses_the_batch_and_moves_the_running_statistics_by_a_tenth() {
        engine.gradientsOff();
        try (NDManager manager = engine.newManager()) {
            BatchNormalisation norm = new BatchNormalisation(1, 1e-5f, 0.9f);
            float[] start = {2, 1, 5, 3};
            String[] names = {"weight", "bias", "running_mean", "running_var"};
            for (int i = 0; i < names.length; i++) {
                norm.getDirectParameters().get(names[i]).setArray(manager.create(new float[] {start[i]}));
            }
            ParameterStore store = new ParameterStore(manager, false);
            // mean 3, variance 5 over the batch (divided by n), 20/3 unbiased (divided by n - 1)
            NDArray x = manager.create(new float[] {0, 2, 4, 6}, new Shape(2, 1, 1, 2));

            float[] shown = norm.forward(store, new NDList(x), false).get(0).toFloatArray();
            assertThat(shown[0]).isCloseTo((float) (2 * (0 - 5) / Math.sqrt(3 + 1e-5) + 1), within(1e-4f));
            assertThat(value(norm, "running_mean")).isEqualTo(5);

            float[] trained = norm.forward(store, new NDList(x), true).get(0).toFloatArray();
            assertThat(trained[0]).isCloseTo((float) (2 * (0 - 3) / Math.sqrt(5 + 1e-5) + 1), within(1e-4f));
            assertThat(value(norm, "running_mean")).isCloseTo(0.9f * 5 + 0.1f * 3, within(1e-5f));
            assertThat(value(norm, "running_var")).isCloseTo(0.9f * 3 + 0.1f * 20 / 3, within(1e-5f));
        }
    }

    private static float value(BatchNormalisation norm, String name) {
        return norm.getDirectParameters().get(name).getArray().getFloat(0);
    }
}
