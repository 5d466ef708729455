package org.facelab.worker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.worker.dataset.PackedImages;
import org.facelab.worker.model.engine.Operations;
import org.facelab.worker.model.vae.Architecture;
import org.facelab.worker.model.vae.ConvVaeShape;
import org.facelab.worker.model.vae.Objective;
import org.facelab.worker.tensors.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnerTest {
    private static final ConvVaeShape SHAPE = new ConvVaeShape(Architecture.FLAT, 32, 1, 4);

    private static final Objective OBJECTIVE = new Objective(Objective.Likelihood.OPTIMAL_SIGMA, 1, 0);

    @TempDir
    Path folder;

    private Operations operations;
    private NDManager manager;
    private EpochSums sums;

    @BeforeEach
    void open() {
        Small.ENGINE.gradientsOff();
        operations = new Operations(Small.ENGINE);
        manager = Small.ENGINE.newManager();
        sums = new EpochSums(manager, operations);
    }

    @AfterEach
    void close() {
        manager.close();
        operations.close();
    }

    private Learner learner(ConvVaeSettings settings) {
        Learner learner = new Learner(SHAPE, settings, Small.ENGINE, operations);
        learner.begin(1);
        return learner;
    }

    private void learn(Learner learner, int step, float offset) {
        Small.ENGINE.seed(step);
        try (NDManager inner = Small.ENGINE.newManager()) {
            NDArray images = inner.randomUniform(-1, 1, new Shape(4, 1, 32, 32)).add(offset);
            learner.learn(operations.channelsLast(images), step, 1e-3, OBJECTIVE, sums);
        }
    }

    @Test
    void decay_of_the_averages_grows_to_the_setting() {
        assertThat(Learner.decay(0.999, 1)).isEqualTo(2.0 / 11);
        assertThat(Learner.decay(0.999, 90)).isEqualTo(0.91);
        assertThat(Learner.decay(0.999, 100_000)).isEqualTo(0.999);
        assertThat(Learner.decay(0.1, 1)).isEqualTo(0.1);
    }

    @Test
    void weights_and_running_statistics_are_averaged_alike() {
        try (Learner learner = learner(Small.SETTINGS)) {
            Map<String, Tensor> before = learner.averaged().tensors();
            learn(learner, 1, 0);
            Map<String, Tensor> live = learner.state();
            learner.averaged().tensors().forEach((name, averaged) -> {
                float[] start = before.get(name).floats();
                float[] now = live.get("live." + name).floats();
                float[] found = averaged.floats();
                for (int i = 0; i < found.length; i++) {
                    assertThat(found[i]).as(name).isCloseTo(start[i] + 9f / 11 * (now[i] - start[i]), within(2e-6f));
                }
            });
            assertThat(live.get("live.encoder.norm1.running_mean").floats())
                    .isNotEqualTo(before.get("encoder.norm1.running_mean").floats());
        }
    }

    @Test
    void step_that_is_not_finite_changes_nothing() {
        try (Learner learner = learner(Small.SETTINGS)) {
            learn(learner, 1, 0);
            Map<String, Tensor> before = learner.state();
            learn(learner, 2, Float.NaN);
            learner.state()
                    .forEach((name, tensor) -> assertThat(tensor.view())
                            .as(name)
                            .isEqualTo(before.get(name).view()));
            assertThat(sums.read().skipped()).isEqualTo(1);
            assertThat(sums.read().taken()).isEqualTo(1);
            assertThat(sums.read().loss()).isFinite();
            learn(learner, 3, 0);
            assertThat(sums.read().skippedInRow()).isZero();
            assertThat(learner.state().get("adam.steps").floats()).containsExactly(2);
        }
    }

    @Test
    void adam_follows_its_formula_and_the_clip() {
        float[] start = {1, -2};
        float[][] gradients = {{3, 4}, {0.3f, -0.4f}};
        double rate = 0.1;
        NDArray parameter = manager.create(start);
        Operations.AdamState state = new Operations.AdamState(
                List.of(parameter), List.of(manager.zeros(new Shape(2))), List.of(manager.zeros(new Shape(2))));
        NDArray steps = manager.zeros(new Shape());
        double[] expected = {1, -2};
        double[] m = new double[2];
        double[] v = new double[2];
        for (int t = 1; t <= 2; t++) {
            float[] gradient = gradients[t - 1];
            Operations.Step step =
                    operations.adam(manager.create(0f), new NDList(manager.create(gradient)), state, steps, rate, 1);
            double norm = Math.hypot(gradient[0], gradient[1]);
            assertThat(step.gradientNorm().getFloat()).isCloseTo((float) norm, within(1e-5f));
            for (int i = 0; i < 2; i++) {
                double g = gradient[i] / Math.max(1, norm);
                m[i] = 0.9 * m[i] + 0.1 * g;
                v[i] = 0.999 * v[i] + 0.001 * g * g;
                double corrected = m[i] / (1 - Math.pow(0.9, t));
                expected[i] -= rate * corrected / (Math.sqrt(v[i] / (1 - Math.pow(0.999, t))) + 1e-8);
                assertThat((double) parameter.getFloat(i)).isCloseTo(expected[i], within(1e-5));
            }
        }
    }

    @Test
    void hundred_steps_leave_no_array_behind() throws IOException {
        try (PackedImages images = Scene.draw(folder, 48, 32, 1);
                Learner learner = learner(Small.with("latentSize", 4))) {
            Batches batches = new Batches(images.manifest(), 8, true, 1);
            ImageReader reader = new ImageReader(images, operations, 8);
            int before = 0;
            // the first ten make the numbers of the notes' rows, which are kept
            for (int i = 0; i <= 110; i++) {
                try (NDManager step = Small.ENGINE.newManager()) {
                    learner.learn(batches.read(reader, step, 1, i % 5), i + 1, 1e-4, OBJECTIVE, sums);
                }
                sums.read();
                if (i == 10) {
                    before = managed();
                }
            }
            assertThat(managed()).isEqualTo(before);
        }
    }

    /** Arrays alive in the engine's own manager and in this test's. */
    private int managed() {
        NDManager top = manager.getParentManager();
        return top.getManagedArrays().size() + manager.getManagedArrays().size();
    }

    @Test
    void training_that_cannot_become_finite_ends_with_where_and_why() throws IOException {
        ConvVaeSettings s = Small.SETTINGS;
        ConvVaeSettings wild = new ConvVaeSettings(
                s.form(),
                s.latentSize(),
                s.epochs(),
                s.batchSize(),
                1e30,
                s.schedule(),
                s.warmupSteps(),
                s.reconstruction(),
                s.beta(),
                s.betaWarmupEpochs(),
                s.freeBits(),
                s.flips(),
                s.emaDecay(),
                s.gradientClip(),
                s.sampler(),
                s.temperature(),
                s.pictureCount(),
                s.keepEvery());
        try (PackedImages images = Scene.draw(folder, 128, 32, 1)) {
            Recording recording = new Recording();
            assertThatThrownBy(() -> Small.train(wild, images, Optional.empty(), recording))
                    .isInstanceOf(NonFinite.class)
                    .hasMessageContaining("10 steps in a row, up to epoch 1, step 11, at the learning rate")
                    .hasMessageContaining("choose a lower learning rate");
            assertThat(recording.skipped).hasSize(10).first().asString().contains("1.2 its loss or gradient");
        }
    }
}
