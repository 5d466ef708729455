package org.facelab.worker.model.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.facelab.worker.model.engine.Engine;
import org.facelab.worker.model.engine.Operations;
import org.facelab.worker.model.vae.Objective.Likelihood;
import org.facelab.worker.tensors.DamagedTensors;
import org.facelab.worker.tensors.TensorFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Both networks, in all sizes that data sets have. */
class ArchitectureTest {
    private final Engine engine = Engine.start("cpu", 1);
    private Operations operations;
    private NDManager manager;

    @BeforeEach
    void open() {
        engine.gradientsOff();
        operations = new Operations(engine);
        manager = engine.newManager();
    }

    @AfterEach
    void close() {
        manager.close();
        operations.close();
    }

    static Stream<ConvVaeShape> shapes() {
        return Arrays.stream(Architecture.values())
                .flatMap(a -> Stream.of(32, 64, 128)
                        .flatMap(size -> Stream.of(1, 3).map(channels -> new ConvVaeShape(a, size, channels, 16))));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void gradient_reaches_every_trained_array_under_every_term(ConvVaeShape shape) {
        try (ConvVae model = new ConvVae(shape, engine, operations)) {
            model.load(InitialWeights.draw(model.shapes(), 1));
            model.train();
            NDArray images = operations.channelsLast(
                    manager.randomUniform(-1, 1, new Shape(4, shape.channels(), shape.imageSize(), shape.imageSize())));
            for (Objective objective : List.of(
                    new Objective(Likelihood.OPTIMAL_SIGMA, 1, 0), new Objective(Likelihood.GAUSSIAN, 4, 1e-6))) {
                NDList gradients;
                try (Engine.Gradients on = engine.gradientsOn()) {
                    ConvVae.Latents latents = model.encode(images, true);
                    NDArray noise = manager.randomNormal(latents.mean().getShape());
                    NDArray z = latents.mean().add(latents.logScale().exp().mul(noise));
                    NDArray outputs = model.decode(z, true);
                    assertThat(outputs.getShape()).isEqualTo(images.getShape());
                    VaeLoss loss = VaeLoss.of(operations, images, outputs, latents, objective);
                    gradients = operations.gradients(loss.loss(), model.trained());
                }
                List<String> names = model.trainedNames();
                for (int i = 0; i < names.size(); i++) {
                    // a bias before batch norm has no effect, and its gradient is what rounding leaves
                    assertThat(gradients.get(i).abs().max().getFloat())
                            .as("%s under %s", names.get(i), objective)
                            .isGreaterThan(0)
                            .isFinite();
                }
            }
        }
    }

    @Test
    void names_and_shapes_of_the_classic_form_are_those_of_the_files() {
        try (ConvVae model = new ConvVae(new ConvVaeShape(Architecture.CLASSIC, 64, 3, 256), engine, operations)) {
            Map<String, long[]> shapes = model.shapes();
            assertThat(shapes.get("encoder.conv1.weight")).containsExactly(16, 3, 5, 5);
            assertThat(shapes.get("encoder.conv5.weight")).containsExactly(256, 128, 5, 5);
            assertThat(shapes.get("encoder.norm5.running_var")).containsExactly(256);
            assertThat(shapes.get("mean.weight")).containsExactly(256, 256);
            assertThat(shapes.get("log_scale.bias")).containsExactly(256);
            assertThat(shapes.get("decoder.expand.weight")).containsExactly(1024, 256);
            assertThat(shapes.get("decoder.conv1.weight")).containsExactly(256, 128, 5, 5);
            assertThat(shapes.get("decoder.conv5.weight")).containsExactly(16, 3, 5, 5);
            assertThat(shapes).containsKey("decoder.norm4.weight").doesNotContainKey("decoder.norm5.weight");
        }
    }

    @ParameterizedTest
    @CsvSource({"512, 10.29", "256, 2.58", "128, 0.65"})
    void classic_form_has_the_parameters_of_its_specification(int latentSize, double millions) {
        try (ConvVae model =
                new ConvVae(new ConvVaeShape(Architecture.CLASSIC, 64, 3, latentSize), engine, operations)) {
            long parameters = model.trainedNames().stream()
                    .mapToLong(name -> Arrays.stream(model.shapes().get(name)).reduce(1, (a, b) -> a * b))
                    .sum();
            assertThat(parameters / 1e6).isCloseTo(millions, within(0.01));
        }
    }

    @ParameterizedTest
    @CsvSource({"32, 2 4 8 16", "64, 1 2 4 8 16", "128, 1 1 2 4 8 16"})
    void classic_widths_halve_towards_the_image_and_end_at_one(int size, String widths) {
        assertThat(new ConvVaeShape(Architecture.CLASSIC, size, 3, 16).widths())
                .containsExactly(Arrays.stream(widths.split(" "))
                        .mapToInt(Integer::parseInt)
                        .toArray());
    }

    /** Of a constant map, the mean over places is the constant, wherever the layout puts its numbers. */
    @Test
    void mean_over_places_is_that_of_each_map() {
        NDArray maps = manager.create(new float[] {1, 2, 3, 4, 10, 20, 30, 40}, new Shape(1, 2, 2, 2));
        assertThat(operations.meanOverPlaces(operations.channelsLast(maps)).toFloatArray())
                .containsExactly(2.5f, 25);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void file_tells_its_network(ConvVaeShape shape) throws DamagedTensors {
        assertThat(ConvVaeFile.shape(new TensorFile(ConvVaeFile.metadata(shape), Map.of())))
                .isEqualTo(shape);
    }
}
