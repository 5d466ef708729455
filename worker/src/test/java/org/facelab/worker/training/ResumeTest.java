package org.facelab.worker.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.db.settings.Form;
import org.facelab.db.settings.Reconstruction;
import org.facelab.db.settings.Sampler;
import org.facelab.db.settings.Schedule;
import org.facelab.worker.dataset.PackedImages;
import org.facelab.worker.model.engine.Engine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {
    static final ConvVaeSettings SETTINGS = new ConvVaeSettings(
            Form.FLAT,
            8,
            3,
            8,
            1e-3,
            Schedule.COSINE,
            true,
            0.999,
            0,
            Sampler.FITTED,
            0.8,
            6,
            5,
            Reconstruction.OPTIMAL_SIGMA);
    static final Engine ENGINE = Engine.start("cpu", 1);

    @TempDir
    Path folder;

    PackedImages images;

    @BeforeEach
    void draw() throws IOException {
        images = Scene.draw(folder, 48, 32, 3);
    }

    @AfterEach
    void close() throws IOException {
        images.close();
    }

    private Recording train(ConvVaeSettings settings, Optional<ResumeFrom> from, Recording recording)
            throws IOException {
        new Training(new TrainingPlan(settings, 7, 11), images, ENGINE, recording).run(from);
        return recording;
    }

    @Test
    void run_that_stopped_within_an_epoch_and_went_on_ends_with_the_same_figures() throws IOException {
        Recording whole = train(SETTINGS, Optional.empty(), new Recording());
        Recording first = new Recording();
        first.wishAtStep = 7;
        first.wish = Wish.STOP_AND_SAVE;
        train(SETTINGS, Optional.empty(), first);
        Recording second = train(SETTINGS, Optional.of(Recording.write(folder, first.within)), new Recording());
        assertThat(first.epochs).hasSize(1);
        assertThat(second.epochs).hasSize(2);
        for (int epoch = 2; epoch <= 3; epoch++) {
            assertThat(second.figures(epoch)).isEqualTo(whole.figures(epoch));
        }
    }
}
