package org.facelab.worker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.worker.dataset.PackedImages;
import org.facelab.worker.tensors.DamagedTensors;
import org.facelab.worker.tensors.TensorFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResumeTest {
    /** All that a step may do beside the defaults, together. */
    private static final ConvVaeSettings ALL = Small.with(
            "form",
            "classic",
            "latentSize",
            16,
            "reconstruction",
            "gaussian",
            "beta",
            2.0,
            "betaWarmupEpochs",
            2,
            "freeBits",
            0.05,
            "warmupSteps",
            7,
            "gradientClip",
            50.0);

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
            Same.end(undisturbed, train(Optional.empty(), new Recording()));
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
        Same.end(whole, wentOn);

        Recording killed = train(Optional.empty(), Recording.wishing(Wish.STOP, 2 * STEPS + 3));
        assertThat(killed.outcome).isEqualTo(Outcome.STOPPED);
        assertThat(killed.within).isNull();
        Recording takenOver =
                train(Optional.of(Recording.write(folder, killed.last().snapshot())), new Recording());
        assertThat(takenOver.epochs).hasSize(1);
        assertThat(takenOver.told).isEmpty();
        Same.end(whole, takenOver);
    }

    static Stream<Arguments> moments() {
        // drawn anew at each run of the tests, and named in what fails
        Random random = new Random();
        return Stream.of(Small.SETTINGS, Small.with("schedule", "constant", "emaDecay", 0.0), ALL)
                .flatMap(settings -> Stream.of(Wish.STOP_AND_SAVE, Wish.STOP)
                        .map(wish -> Arguments.of(settings, wish, 1 + random.nextInt(3 * STEPS - 1))));
    }

    /** Paused and killed again and again, at random steps, until it is done. */
    @ParameterizedTest
    @MethodSource("moments")
    void run_stopped_at_random_moments_ends_with_the_bits_of_one_that_was_not(
            ConvVaeSettings settings, Wish wish, int every) throws IOException {
        Recording whole = Small.train(settings, images, Optional.empty(), new Recording());
        Map<Long, Double> losses = new TreeMap<>();
        Optional<ResumeFrom> from = Optional.empty();
        Recording part;
        int parts = 0;
        do {
            // a killed run must come to an epoch's end once, or it begins anew for ever
            int steps = wish == Wish.STOP ? Math.max(every, STEPS + 1) : every;
            part = Small.train(settings, images, from, Recording.wishing(wish, steps));
            part.figuresBySteps("loss").forEach(losses::put);
            Snapshot last = part.within != null
                    ? part.within
                    : part.epochs.isEmpty() ? null : part.last().snapshot();
            from = Optional.of(Recording.write(folder, last));
            parts++;
        } while (part.outcome != Outcome.FINISHED);
        assertThat(parts).isGreaterThan(1);
        Same.end(whole, part);
        assertThat(losses).isEqualTo(whole.figuresBySteps("loss")).hasSize(3 * STEPS);
    }

    @Test
    void figures_of_steps_are_those_that_the_epoch_averages() throws IOException {
        Recording whole = Small.train(ALL, images, Optional.empty(), new Recording());
        for (String name : StepFigures.NAMES) {
            Map<Long, Double> steps = whole.figuresBySteps(name);
            assertThat(steps.keySet())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 3 * STEPS).boxed().toList());
            if (name.equals("learningRate")) {
                assertThat(steps).containsEntry(1L, 1e-3 / 7).containsEntry(8L, 1e-3);
                continue;
            }
            double mean = LongStream.rangeClosed(STEPS + 1, 2 * STEPS)
                    .mapToDouble(steps::get)
                    .average()
                    .orElseThrow();
            assertThat(whole.figures(2).get("train " + name)).as(name).isCloseTo(mean, within(1e-9 * Math.abs(mean)));
        }
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
                                TrainingPlan.of(Small.SETTINGS, 99, 0), images, Small.ENGINE, new Recording())
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
        Files.write(files.state(), Arrays.copyOf(state, state.length / 2));
        assertThatThrownBy(() -> train(Optional.of(files), new Recording()))
                .isInstanceOf(DamagedTensors.class)
                .hasMessageContaining("state.safetensors");
    }

    private ResumeFrom saved() throws IOException {
        return Recording.write(folder, train(Optional.empty(), Recording.wishing(Wish.STOP_AND_SAVE, 1)).within);
    }
}
