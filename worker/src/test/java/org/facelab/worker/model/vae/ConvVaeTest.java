package org.facelab.worker.model.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.facelab.worker.model.engine.Engine;
import org.facelab.worker.model.engine.Operations;
import org.facelab.worker.model.vae.Objective.Likelihood;
import org.facelab.worker.tensors.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConvVaeTest {
    private static final ConvVaeShape SHAPE = new ConvVaeShape(Architecture.FLAT, 32, 3, 8);
    private final Engine engine = Engine.start("cpu", 1);
    private Operations operations;
    private NDManager manager;
    private ConvVae model;

    @BeforeEach
    void open() {
        engine.gradientsOff();
        operations = new Operations(engine);
        manager = engine.newManager();
        model = new ConvVae(SHAPE, engine, operations);
        model.load(InitialWeights.draw(model.shapes(), 1));
    }

    @AfterEach
    void close() {
        model.close();
        manager.close();
        operations.close();
    }

    private NDArray images(int count) {
        return operations.channelsLast(manager.randomUniform(-1, 1, new Shape(count, 3, 32, 32)));
    }

    @Test
    void gradient_reaches_every_trained_array() {
        model.train();
        NDArray images = images(4);
        NDList gradients;
        try (Engine.Gradients on = engine.gradientsOn()) {
            ConvVae.Latents latents = model.encode(images, true);
            NDArray noise = manager.randomNormal(latents.mean().getShape());
            NDArray z = latents.mean().add(latents.logScale().exp().mul(noise));
            VaeLoss loss = VaeLoss.of(
                    operations, images, model.decode(z, true), latents, new Objective(Likelihood.OPTIMAL_SIGMA, 1, 0));
            gradients = operations.gradients(loss.loss(), model.trained());
        }
        List<String> names = model.trainedNames();
        assertThat(gradients).hasSize(names.size());
        for (int i = 0; i < names.size(); i++) {
            assertThat(gradients.get(i).getShape())
                    .isEqualTo(model.trained().get(i).getShape());
            // a bias before batch norm has no effect, and its gradient is what rounding leaves
            assertThat(gradients.get(i).abs().max().getFloat())
                    .as(names.get(i))
                    .isGreaterThan(0)
                    .isFinite();
        }
    }

    @Test
    void evaluation_changes_nothing_and_sees_each_image_alone() {
        NDArray images = images(4);
        byte[] before = bytes();
        float[] together = model.encode(images, false).mean().get(0).toFloatArray();
        float[] alone = model.encode(operations.channelsLast(images.get("1:2")), false)
                .mean()
                .toFloatArray();
        assertThat(model.encode(images, false).mean().get(0).toFloatArray()).isEqualTo(together);
        assertThat(model.encode(images, false).mean().get(1).toFloatArray())
                .usingComparatorWithPrecision(1e-5f)
                .containsExactly(alone);
        assertThat(bytes()).isEqualTo(before);
    }

    @Test
    void training_mode_moves_the_statistics_and_nothing_else() {
        Map<String, Tensor> before = model.tensors();
        model.decode(model.encode(images(4), true).mean(), true);
        model.tensors().forEach((name, tensor) -> {
            boolean moved = !tensor.view().equals(before.get(name).view());
            assertThat(moved).as(name).isEqualTo(name.contains("running"));
        });
    }

    @Test
    void names_and_shapes_are_those_of_the_files() {
        Map<String, long[]> shapes;
        try (ConvVae usual = new ConvVae(new ConvVaeShape(Architecture.FLAT, 64, 3, 128), engine, operations)) {
            shapes = usual.shapes();
        }
        assertThat(shapes).hasSize(50);
        assertThat(shapes.get("encoder.conv1.weight")).containsExactly(32, 3, 4, 4);
        assertThat(shapes.get("encoder.norm4.running_var")).containsExactly(256);
        assertThat(shapes.get("log_scale.weight")).containsExactly(128, 4096);
        assertThat(shapes.get("decoder.expand.weight")).containsExactly(4096, 128);
        assertThat(shapes.get("decoder.conv1.weight")).containsExactly(256, 128, 4, 4);
        assertThat(shapes.get("decoder.conv4.weight")).containsExactly(32, 3, 4, 4);
        assertThat(shapes.get("decoder.norm3.weight")).containsExactly(32);
        assertThat(shapes).doesNotContainKey("decoder.norm4.weight");
    }

    @Test
    void tensors_of_another_network_are_refused_by_name() {
        Map<String, Tensor> other = new HashMap<>(model.tensors());
        other.remove("mean.bias");
        other.put("decoder.expand.bias", Tensor.of(new long[] {3}, new float[3]));
        assertThatThrownBy(() -> model.load(other))
                .isInstanceOf(ForeignTensors.class)
                .hasMessageContaining("mean.bias is missing")
                .hasMessageContaining("decoder.expand.bias is F32 (3), expected float32 (4096)");
    }

    private byte[] bytes() {
        return model.tensors().values().stream().map(t -> t.bytes().array()).reduce(new byte[0], (a, b) -> {
            byte[] joined = Arrays.copyOf(a, a.length + b.length);
            System.arraycopy(b, 0, joined, a.length, b.length);
            return joined;
        });
    }
}
