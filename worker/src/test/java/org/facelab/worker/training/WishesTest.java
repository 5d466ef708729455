package org.facelab.worker.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.facelab.worker.dataset.PackedImages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people ask of a training that goes on. */
class WishesTest {
    private static final int STEPS = 5;

    @TempDir
    Path folder;

    private PackedImages images;
    private Recording undisturbed;

    @BeforeEach
    void train() throws IOException {
        images = Scene.draw(folder, 48, 32, 3);
        undisturbed = Small.train(Small.SETTINGS, images, Optional.empty(), new Recording());
    }

    @AfterEach
    void close() throws IOException {
        images.close();
    }

    private Recording wishing(Wish wish, int atStep) throws IOException {
        return Small.train(Small.SETTINGS, images, Optional.empty(), Recording.wishing(wish, atStep));
    }

    @Test
    void sample_shows_faces_of_the_step_and_changes_no_bit() throws IOException {
        Recording sampled = wishing(Wish.SAMPLE, STEPS + 2);
        assertThat(sampled.samples).hasSize(1);
        Sample sample = sampled.samples.get(0);
        assertThat(sample.epoch()).isEqualTo(2);
        assertThat(sample.step()).isEqualTo(STEPS + 2);
        assertThat(sample.random().count()).isEqualTo(Small.SETTINGS.pictureCount());
        assertThat(sample.random().pixels())
                .isNotEqualTo(undisturbed.epochs.get(0).pictures().random().pixels())
                .isNotEqualTo(undisturbed.epochs.get(1).pictures().random().pixels());
        Same.end(undisturbed, sampled);
    }

    /** Right after an epoch's end the model is the one whose faces that epoch shows. */
    @Test
    void sample_at_an_epochs_first_step_shows_the_faces_of_the_epoch_before() throws IOException {
        assertThat(wishing(Wish.SAMPLE, STEPS).samples.get(0).random().pixels())
                .isEqualTo(undisturbed.epochs.get(0).pictures().random().pixels());
    }

    @Test
    void save_hands_over_a_snapshot_to_go_on_from_and_changes_no_bit() throws IOException {
        Recording saved = wishing(Wish.SAVE, STEPS + 2);
        assertThat(saved.outcome).isEqualTo(Outcome.FINISHED);
        assertThat(saved.saves).hasSize(1);
        Within within = saved.saves.get(0);
        assertThat(within.epoch()).isEqualTo(1);
        assertThat(within.step()).isEqualTo(STEPS + 2);
        Same.end(undisturbed, saved);
        assertThat(saved.figuresBySteps("loss")).isEqualTo(undisturbed.figuresBySteps("loss"));

        Recording resumed = Small.train(
                Small.SETTINGS, images, Optional.of(Recording.write(folder, within.snapshot())), new Recording());
        Same.end(undisturbed, resumed);
    }
}
