package org.facelab.worker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.worker.dataset.PackedImages;
import org.facelab.worker.tensors.DamagedTensors;
import org.facelab.worker.tensors.TensorFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {
    private static final int STEPS = 5;

    @TempDir
    Path folder;

    private PackedImages images;

    @BeforeEach
    void draw() throws IOException {
        images = Scene.draw(folder, 48, 32, 3);
    }

    @AfterEach
    void close() throws IOException {
        images.close();
    }

    private Recording train(Optional<ResumeFrom> from, Recording recording) throws IOException {
        return Small.train(Small.SETTINGS, images, from, recording);
    }

    private static void sameEnd(Recording whole, Recording resumed) {
        for (EpochResult epoch : resumed.epochs) {
            assertThat(resumed.figures(epoch.epoch())).isEqualTo(whole.figures(epoch.epoch()));
        }
        assertThat(resumed.last().epoch()).isEqualTo(whole.last().epoch());
        assertThat(resumed.last().pictures().random().pixels())
                .isEqualTo(whole.last().pictures().random().pixels());
        whole.last()
                .snapshot()
                .state()
                .tensors()
                .forEach((name, tensor) -> assertThat(resumed.last()
                                .snapshot()
                                .state()
                                .tensors()
                                .get(name)
                                .view())
                        .as(name)
                        .isEqualTo(tensor.view()));
        assertThat(resumed.last().snapshot().weights().metadata())
                .isEqualTo(whole.last().snapshot().weights().metadata());
    }

    /** What the engine keeps for the way back must not lie in memory that Java may free: only a collection shows it. */
    @Test
    void garbage_collections_change_no_bit() throws Exception {
        Recording undisturbed = train(Optional.empty(), new Recording());
        AtomicBoolean done = new AtomicBoolean();
        Thread collector = new Thread(() -> {
            while (!done.get()) {
                System.gc();
                for (int i = 0; i < 200; i++) {
                    ByteBuffer.allocateDirect(Long.BYTES).putLong(0, Long.MAX_VALUE);
                }
            }
        });
        collector.start();
        try {
            sameEnd(undisturbed, train(Optional.empty(), new Recording()));
        } finally {
            done.set(true);
            collector.join();
        }
    }

    @Test
    void run_that_was_interrupted_ends_with_the_bits_of_one_that_was_not() throws IOException {
        Recording whole = train(Optional.empty(), new Recording());
        assertThat(whole.outcome).isEqualTo(Outcome.FINISHED);

        Recording paused = train(Optional.empty(), Recording.wishing(Wish.STOP_AND_SAVE, STEPS + 2));
        assertThat(paused.outcome).isEqualTo(Outcome.SAVED);
        assertThat(paused.epochs).hasSize(1);
        assertThat(paused.within.best()).isFalse();
        Recording wentOn = train(Optional.of(Recording.write(folder, paused.within)), new Recording());
        assertThat(wentOn.epochs).hasSize(2);
        assertThat(wentOn.progress.get(0).step()).isEqualTo(3);
        sameEnd(whole, wentOn);

        Recording killed = train(Optional.empty(), Recording.wishing(Wish.STOP, 2 * STEPS + 3));
        assertThat(killed.outcome).isEqualTo(Outcome.STOPPED);
        assertThat(killed.within).isNull();
        Recording takenOver =
                train(Optional.of(Recording.write(folder, killed.last().snapshot())), new Recording());
        assertThat(takenOver.epochs).hasSize(1);
        assertThat(takenOver.told).isEmpty();
        sameEnd(whole, takenOver);
    }

    @Test
    void checkpoint_of_other_settings_or_images_is_refused() throws IOException {
        ResumeFrom files = saved();
        ConvVaeSettings others = Small.with("learningRate", 2e-3);
        assertThatThrownBy(() -> Small.train(others, images, Optional.of(files), new Recording()))
                .isInstanceOf(CannotResume.class)
                .hasMessageContaining("other settings")
                .hasMessageContaining("0.002");
        assertThatThrownBy(() -> new Training(
                                new TrainingPlan(Small.SETTINGS, 99, 0), images, Small.ENGINE, new Recording())
                        .run(Optional.of(files)))
                .isInstanceOf(CannotResume.class)
                .hasMessageContaining("another seed: its seed is 7, this training has 99");
        try (PackedImages more = Scene.draw(folder, 56, 32, 3)) {
            assertThatThrownBy(() -> Small.train(Small.SETTINGS, more, Optional.of(files), new Recording()))
                    .isInstanceOf(CannotResume.class)
                    .hasMessageContaining("another data set")
                    .hasMessageContaining("fingerprint-48");
        }
    }

    @Test
    void checkpoint_of_another_thread_count_is_taken_and_told() throws IOException {
        Snapshot snapshot = train(Optional.empty(), Recording.wishing(Wish.STOP_AND_SAVE, 1)).within;
        Map<String, String> metadata = new HashMap<>(snapshot.state().metadata());
        metadata.put("threads", "64");
        ResumeFrom files = Recording.write(
                folder,
                new Snapshot(
                        new TensorFile(metadata, snapshot.weights().tensors()),
                        new TensorFile(metadata, snapshot.state().tensors()),
                        false));
        Recording resumed = train(Optional.of(files), Recording.wishing(Wish.STOP, 0));
        assertThat(resumed.told).singleElement().asString().contains("another threads (1, before 64)");
    }

    @Test
    void damaged_checkpoint_is_refused() throws IOException {
        ResumeFrom files = saved();
        byte[] state = Files.readAllBytes(files.state());
        Files.write(files.state(), java.util.Arrays.copyOf(state, state.length / 2));
        assertThatThrownBy(() -> train(Optional.of(files), new Recording()))
                .isInstanceOf(DamagedTensors.class)
                .hasMessageContaining("state.safetensors");
    }

    private ResumeFrom saved() throws IOException {
        return Recording.write(folder, train(Optional.empty(), Recording.wishing(Wish.STOP_AND_SAVE, 1)).within);
    }
}
