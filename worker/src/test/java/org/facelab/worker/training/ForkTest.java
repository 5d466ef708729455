package org.facelab.worker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.worker.dataset.PackedImages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForkTest {
    private static final int STEPS = 5;
    private static final ConvVaeSettings CHILD = Small.with("learningRate", 5e-4, "beta", 0.5, "epochs", 2);

    @TempDir
    Path folder;

    private PackedImages images;
    private Recording parent;

    @BeforeEach
    void train() throws IOException {
        images = Scene.draw(folder, 48, 32, 3);
        parent = Small.train(Small.SETTINGS, images, Optional.empty(), new Recording());
    }

    @AfterEach
    void close() throws IOException {
        images.close();
    }

    private Recording fork(ConvVaeSettings settings, Snapshot from, Recording recording) throws IOException {
        recording.outcome = training(settings, images, recording).fork(Recording.write(folder, from));
        return recording;
    }

    private static Training training(ConvVaeSettings settings, PackedImages images, Recording recording) {
        return new Training(TrainingPlan.of(settings, 99, 99), images, Small.ENGINE, recording);
    }

    @Test
    void fork_begins_with_all_that_its_parent_had_learnt_and_with_epochs_of_its_own() throws IOException {
        Snapshot from = parent.last().snapshot();
        Snapshot begun = fork(CHILD, from, Recording.wishing(Wish.STOP_AND_SAVE, 0)).within;
        begun.weights()
                .tensors()
                .forEach((name, tensor) -> assertThat(tensor.view())
                        .as(name)
                        .isEqualTo(from.weights().tensors().get(name).view()));
        begun.state().tensors().forEach((name, tensor) -> {
            if (!name.equals("epoch.sums")) {
                assertThat(tensor.view())
                        .as(name)
                        .isEqualTo(from.state().tensors().get(name).view());
            }
        });
        assertThat(begun.weights().metadata())
                .containsEntry("epoch", "0")
                .containsEntry("step", "0")
                .containsEntry("seed", "99")
                .containsEntry("inheritedSteps", Integer.toString(3 * STEPS));

        Recording child = fork(CHILD, from, new Recording());
        assertThat(child.epochs).extracting(EpochResult::epoch).containsExactly(1, 2);
        assertThat(child.figuresBySteps("learningRate")).containsEntry(1L, 5e-4);
        assertThat(child.figures(1).get("validation mse"))
                .isLessThan(parent.figures(1).get("validation mse"));
    }

    @Test
    void fork_that_was_interrupted_ends_with_the_bits_of_one_that_was_not() throws IOException {
        Snapshot from = parent.epochs.get(1).snapshot();
        Recording whole = fork(CHILD, from, new Recording());
        Snapshot paused = fork(CHILD, from, Recording.wishing(Wish.STOP_AND_SAVE, STEPS + 2)).within;
        Recording resumed = new Recording();
        resumed.outcome = training(CHILD, images, resumed).run(Optional.of(Recording.write(folder, paused)));
        Same.end(whole, resumed);
    }

    @Test
    void fork_without_averages_goes_on_from_the_live_weights() throws IOException {
        Snapshot from = parent.last().snapshot();
        Snapshot begun = fork(Small.with("emaDecay", 0.0), from, Recording.wishing(Wish.STOP_AND_SAVE, 0)).within;
        assertThat(begun.weights().tensors().get("mean.weight").view())
                .isEqualTo(from.state().tensors().get("live.mean.weight").view());
    }

    @Test
    void fork_to_another_network_or_other_images_is_refused() throws IOException {
        ConvVaeSettings classic = Small.with("form", "classic", "latentSize", 16);
        refused(classic, images, "another network (form): its form is flat, this training has classic");
        refused(Small.with("latentSize", 9), images, "another network (latentSize): its latentSize is 8");
        try (PackedImages grey = Scene.draw(folder, 48, 32, 1);
                PackedImages large = Scene.draw(folder, 48, 64, 3);
                PackedImages more = Scene.draw(folder, 56, 32, 3)) {
            refused(CHILD, grey, "another network (channels): its channels is 3, this training has 1");
            refused(CHILD, large, "another network (imageSize): its imageSize is 32, this training has 64");
            refused(CHILD, more, "another data set (by fingerprint)");
        }
    }

    private void refused(ConvVaeSettings settings, PackedImages on, String why) {
        Recording recording = new Recording();
        assertThatThrownBy(() -> training(settings, on, recording)
                        .fork(Recording.write(folder, parent.last().snapshot())))
                .isInstanceOf(CannotResume.class)
                .hasMessageContaining(why);
        assertThat(recording.progress).isEmpty();
    }

    /** A resume refuses the same, whatever the settings in the file say. */
    @Test
    void checkpoint_of_another_form_or_size_is_not_resumed_from() {
        ConvVaeSettings classic = Small.with("form", "classic", "latentSize", 16);
        for (ConvVaeSettings other : new ConvVaeSettings[] {classic, Small.with("latentSize", 9)}) {
            assertThatThrownBy(() -> Small.train(
                            other,
                            images,
                            Optional.of(Recording.write(folder, parent.last().snapshot())),
                            new Recording()))
                    .isInstanceOf(CannotResume.class)
                    .hasMessageContaining("other settings");
        }
    }
}
