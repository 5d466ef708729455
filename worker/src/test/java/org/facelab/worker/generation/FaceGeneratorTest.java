package org.facelab.worker.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.Assertions;
import org.facelab.db.settings.Sampler;
import org.facelab.worker.dataset.PackedImages;
import org.facelab.worker.model.Tiles;
import org.facelab.worker.tensors.DamagedTensors;
import org.facelab.worker.tensors.TensorFile;
import org.facelab.worker.training.EpochResult;
import org.facelab.worker.training.Recording;
import org.facelab.worker.training.ResumeFrom;
import org.facelab.worker.training.Scene;
import org.facelab.worker.training.Small;
import org.facelab.worker.training.Snapshot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaceGeneratorTest {
    private static final DoneSoFar QUIET = (done, of) -> {};

    private Path folder;

    private PackedImages images;
    private Recording trained;
    private ResumeFrom files;

    @BeforeAll
    void train(@TempDir Path temporary) throws IOException {
        folder = temporary;
        images = Scene.draw(folder, 48, 32, 3);
        trained = Small.train(Small.SETTINGS, images, Optional.empty(), new Recording());
        files = Recording.write(folder, trained.last().snapshot());
    }

    @AfterAll
    void close() throws IOException {
        images.close();
    }

    private Tiles draw(int count, long seed, Sampler sampler, double temperature) throws IOException {
        try (FaceGenerator generator = FaceGenerator.open(files.weights(), Small.ENGINE)) {
            return generator.random(count, seed, sampler, temperature, QUIET);
        }
    }

    @Test
    void first_faces_of_many_are_those_of_few() throws IOException {
        byte[] many = draw(20, 5, Sampler.FITTED, 0.8).pixels();
        byte[] few = draw(4, 5, Sampler.FITTED, 0.8).pixels();
        assertThat(few).hasSize(4 * 32 * 32 * 3).isEqualTo(Arrays.copyOf(many, few.length));
        assertThat(draw(4, 5, Sampler.FITTED, 0.8).pixels()).isEqualTo(few);
        assertThat(draw(4, 6, Sampler.FITTED, 0.8).pixels()).isNotEqualTo(few);
        assertThat(draw(4, 5, Sampler.PRIOR, 0.8).pixels()).isNotEqualTo(few);
        assertThat(draw(4, 5, Sampler.FITTED, 0.4).pixels()).isNotEqualTo(few);
    }

    @Test
    void faces_of_an_epochs_checkpoint_are_those_of_its_gallery() throws IOException {
        EpochResult last = trained.last();
        Tiles drawn = draw(
                last.pictures().random().count(),
                Small.PICTURE_SEED,
                Small.SETTINGS.sampler(),
                Small.SETTINGS.temperature());
        assertThat(drawn.pixels()).isEqualTo(last.pictures().random().pixels());
    }

    @Test
    void reconstructions_of_an_epochs_checkpoint_are_those_of_its_gallery() throws IOException {
        EpochResult last = trained.last();
        try (FaceGenerator generator = FaceGenerator.open(files.weights(), Small.ENGINE)) {
            var again = generator.reconstructions(last.pictures().originals(), QUIET);
            assertThat(again.tiles().pixels())
                    .isEqualTo(last.pictures().reconstructions().pixels());
            assertThat(again.errors()).isEqualTo(last.pictures().reconstructionErrors());
        }
    }

    @Test
    void a_reconstruction_depends_on_its_own_face_alone() throws IOException {
        Tiles all = trained.last().pictures().originals();
        int one = all.pixels().length / all.count();
        Tiles third = new Tiles(1, all.size(), all.channels(), Arrays.copyOfRange(all.pixels(), 2 * one, 3 * one));
        try (FaceGenerator generator = FaceGenerator.open(files.weights(), Small.ENGINE)) {
            var together = generator.reconstructions(all, QUIET);
            var alone = generator.reconstructions(third, QUIET);
            assertThat(alone.tiles().pixels())
                    .isEqualTo(Arrays.copyOfRange(together.tiles().pixels(), 2 * one, 3 * one));
            assertThat(alone.errors()).containsExactly(together.errors()[2]);
            double difference = 0;
            for (int i = 0; i < one; i++) {
                double d = ((alone.tiles().pixels()[i] & 255) - (third.pixels()[i] & 255)) / 127.5;
                difference += d * d / one;
            }
            // the error is measured before pixels are rounded to bytes
            assertThat(alone.errors()[0]).isCloseTo(difference, Assertions.within(0.01));
            Tiles grey = new Tiles(1, 32, 1, new byte[32 * 32]);
            assertThatThrownBy(() -> generator.reconstructions(grey, QUIET))
                    .isInstanceOf(DamagedTensors.class)
                    .hasMessageContaining("32 pixels and 3 channels, not 32 and 1");
        }
    }

    @Test
    void drawing_beside_a_training_changes_neither() throws Exception {
        byte[] alone = draw(40, 5, Sampler.FITTED, 0.8).pixels();
        CompletableFuture<byte[]> beside = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                beside.complete(draw(40, 5, Sampler.FITTED, 0.8).pixels());
            } catch (IOException | RuntimeException e) {
                beside.completeExceptionally(e);
            }
        });
        thread.start();
        Recording again = Small.train(Small.SETTINGS, images, Optional.empty(), new Recording());
        assertThat(beside.get()).isEqualTo(alone);
        assertThat(again.last()
                        .snapshot()
                        .weights()
                        .tensors()
                        .get("mean.weight")
                        .view())
                .isEqualTo(trained.last()
                        .snapshot()
                        .weights()
                        .tensors()
                        .get("mean.weight")
                        .view());
    }

    @Test
    void progress_is_told_after_each_batch() throws IOException {
        StringBuilder told = new StringBuilder();
        try (FaceGenerator generator = FaceGenerator.open(files.weights(), Small.ENGINE)) {
            generator.random(20, 1, Sampler.PRIOR, 1, (done, of) -> told.append(done + "/" + of + " "));
        }
        assertThat(told).hasToString("16/20 20/20 ");
    }

    @Test
    void weights_of_another_model_are_refused() throws IOException {
        assertThatThrownBy(() -> FaceGenerator.open(changed("model", "vq-vae-2"), Small.ENGINE))
                .isInstanceOf(DamagedTensors.class)
                .hasMessageContaining(
                        "the model 'vq-vae-2', form 'flat', expected 'conv-vae' of the form flat or classic");
        assertThatThrownBy(() -> FaceGenerator.open(changed("latentSize", "9"), Small.ENGINE))
                .isInstanceOf(DamagedTensors.class)
                .hasMessageContaining("mean.weight is F32 (8, 4096), expected float32 (9, 4096)");
        assertThatThrownBy(() -> FaceGenerator.open(changed("imageSize", "33"), Small.ENGINE))
                .isInstanceOf(DamagedTensors.class)
                .hasMessageContaining("image size 33");
    }

    private Path changed(String name, String value) {
        TensorFile weights = trained.last().snapshot().weights();
        Map<String, String> metadata = new HashMap<>(weights.metadata());
        metadata.put(name, value);
        Snapshot other = new Snapshot(
                new TensorFile(metadata, weights.tensors()),
                trained.last().snapshot().state(),
                false);
        Path changed = folder.resolve(name);
        changed.toFile().mkdirs();
        return Recording.write(changed, other).weights();
    }
}
