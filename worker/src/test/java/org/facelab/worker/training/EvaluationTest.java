package org.facelab.worker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import org.facelab.db.settings.Schedule;
import org.facelab.worker.dataset.PackedImages;
import org.facelab.worker.model.engine.Operations;
import org.facelab.worker.model.vae.ConvVae;
import org.facelab.worker.model.vae.ConvVaeShape;
import org.facelab.worker.model.vae.InitialWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {
    @TempDir
    Path folder;

    @Test
    void last_partial_batch_counts_by_its_size() throws IOException {
        Small.ENGINE.gradientsOff();
        try (PackedImages images = Scene.draw(folder, 40, 32, 1);
                Operations operations = new Operations(Small.ENGINE);
                NDManager manager = Small.ENGINE.newManager();
                ConvVae model = new ConvVae(new ConvVaeShape(32, 1, 4), Small.ENGINE, operations)) {
            model.load(InitialWeights.draw(model.shapes(), 1));
            ImageReader reader = new ImageReader(images, operations, 8);
            Evaluation evaluation =
                    new Evaluation(model, Small.ENGINE, operations, new Evaluation.Batching(reader, 4, () -> {}));
            int[] held = images.manifest().validation();
            assertThat(held).hasSize(5);
            Evaluation.Losses all = evaluation.losses(held);
            Evaluation.Losses four = evaluation.losses(java.util.Arrays.copyOf(held, 4));
            Evaluation.Losses one = evaluation.losses(new int[] {held[4]});
            assertThat(all.loss()).isCloseTo((4 * four.loss() + one.loss()) / 5, within(1e-6));
            assertThat(all.squaredError()).isCloseTo((4 * four.squaredError() + one.squaredError()) / 5, within(1e-9));
        }
    }

    @Test
    void cosine_falls_to_a_hundredth_and_constant_stays() {
        LearningRate cosine = new LearningRate(Schedule.COSINE, 1e-3, 100);
        assertThat(cosine.at(0)).isEqualTo(1e-3);
        assertThat(cosine.at(50)).isCloseTo(0.505e-3, within(1e-9));
        assertThat(cosine.at(100)).isCloseTo(1e-5, within(1e-12));
        assertThat(new LearningRate(Schedule.CONSTANT, 1e-3, 100).at(99)).isEqualTo(1e-3);
    }
}
