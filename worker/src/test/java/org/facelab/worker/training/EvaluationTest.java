package org.facelab.worker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.facelab.worker.dataset.PackedImages;
import org.facelab.worker.model.engine.Operations;
import org.facelab.worker.model.vae.Architecture;
import org.facelab.worker.model.vae.ConvVae;
import org.facelab.worker.model.vae.ConvVaeShape;
import org.facelab.worker.model.vae.InitialWeights;
import org.facelab.worker.model.vae.Objective;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {
    private static final Objective OBJECTIVE = new Objective(Objective.Likelihood.OPTIMAL_SIGMA, 1, 0);

    @TempDir
    Path folder;

    @Test
    void last_partial_batch_counts_by_its_size() throws IOException {
        Small.ENGINE.gradientsOff();
        try (PackedImages images = Scene.draw(folder, 40, 32, 1);
                Operations operations = new Operations(Small.ENGINE);
                NDManager manager = Small.ENGINE.newManager();
                ConvVae model = new ConvVae(new ConvVaeShape(Architecture.FLAT, 32, 1, 4), Small.ENGINE, operations)) {
            model.load(InitialWeights.draw(model.shapes(), 1));
            ImageReader reader = new ImageReader(images, operations, 8);
            Evaluation evaluation =
                    new Evaluation(model, Small.ENGINE, operations, new Evaluation.Batching(reader, 4, () -> {}));
            int[] held = images.manifest().validation();
            assertThat(held).hasSize(5);
            Evaluation.Losses all = evaluation.losses(held, OBJECTIVE);
            Evaluation.Losses four = evaluation.losses(Arrays.copyOf(held, 4), OBJECTIVE);
            Evaluation.Losses one = evaluation.losses(new int[] {held[4]}, OBJECTIVE);
            assertThat(all.loss()).isCloseTo((4 * four.loss() + one.loss()) / 5, within(1e-6));
            assertThat(all.squaredError()).isCloseTo((4 * four.squaredError() + one.squaredError()) / 5, within(1e-9));
        }
    }
}
