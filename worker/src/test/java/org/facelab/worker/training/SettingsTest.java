package org.facelab.worker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.worker.dataset.PackedImages;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettingsTest {
    private PackedImages images;
    private EpochResult usual;

    @BeforeAll
    void train(@TempDir Path folder) throws IOException {
        images = Scene.draw(folder, 48, 32, 3);
        usual = firstEpoch(Small.SETTINGS);
    }

    @AfterAll
    void close() throws IOException {
        images.close();
    }

    private EpochResult firstEpoch(ConvVaeSettings settings) throws IOException {
        Recording recording = new Recording() {
            @Override
            public Wish wish() {
                return epochs.isEmpty() ? Wish.CONTINUE : Wish.STOP;
            }
        };
        return Small.train(settings, images, Optional.empty(), recording).last();
    }

    @ParameterizedTest
    @CsvSource({
        "latentSize, 6",
        "batchSize, 6",
        "epochs, 9",
        "learningRate, 0.0005",
        "schedule, \"constant\"",
        "flips, false",
        "emaDecay, 0",
        "emaDecay, 0.2",
        "gradientClip, 0.01",
        "warmupSteps, 3",
        "beta, 0.25",
        "beta, 0",
        "betaWarmupEpochs, 1",
        "freeBits, 0.5",
        "reconstruction, \"gaussian\""
    })
    void setting_changes_what_is_learnt(String name, String value) throws IOException {
        EpochResult other = firstEpoch(changed(name, value));
        assertThat(mse(other)).isNotEqualTo(mse(usual));
        assertThat(other.pictures().random().pixels())
                .isNotEqualTo(usual.pictures().random().pixels());
    }

    @Test
    void form_changes_what_is_learnt() throws IOException {
        EpochResult flat = firstEpoch(Small.with("latentSize", 16));
        EpochResult classic = firstEpoch(Small.with("latentSize", 16, "form", "classic"));
        assertThat(mse(classic)).isNotEqualTo(mse(flat));
        assertThat(classic.snapshot().weights().metadata()).containsEntry("form", "classic");
        assertThat(classic.snapshot().weights().tensors()).containsKey("encoder.conv4.weight");
        assertThat(flat.snapshot().weights().tensors()).doesNotContainKey("encoder.conv4.weight");
    }

    /** Whatever is optimised, elbo has beta 1, no free bits, all constants and the training epoch's σ. */
    @ParameterizedTest
    @CsvSource({"beta, 3.5", "freeBits, 0.5", "reconstruction, \"gaussian\"", "schedule, \"cosine\""})
    void elbo_is_that_of_the_model_and_loss_that_of_the_settings(String name, String value) throws IOException {
        EpochResult result = firstEpoch(changed(name, value));
        double sigma = figure(result, MetricValue.Split.TRAIN, "sigma");
        for (MetricValue.Split split : MetricValue.Split.values()) {
            double mse = figure(result, split, "mse");
            double kl = figure(result, split, "kl");
            double pixel = mse / (2 * sigma * sigma) + Math.log(sigma) + 0.5 * Math.log(2 * Math.PI);
            assertThat(figure(result, split, "elbo")).isCloseTo(-3072 * pixel - kl, within(1e-6));
            double loss = figure(result, split, "loss");
            double reconstruction = figure(result, split, "reconstruction");
            switch (name) {
                case "beta" -> assertThat(loss).isCloseTo(reconstruction + 3.5 * kl, within(1e-4));
                case "freeBits" -> assertThat(loss).isGreaterThanOrEqualTo(reconstruction + 8 * 0.5 - 1e-4);
                case "reconstruction" -> {
                    assertThat(reconstruction).isCloseTo(3072 * 0.5 * mse, within(1e-3));
                    assertThat(loss).isCloseTo(reconstruction + kl, within(1e-4));
                }
                default -> assertThat(loss).isCloseTo(reconstruction + kl, within(1e-4));
            }
        }
    }

    /** The training formula of the epoch's last step: of five steps over two epochs, beta has come to 4/10. */
    @Test
    void validation_loss_has_the_beta_that_the_epoch_ended_with() throws IOException {
        EpochResult result = firstEpoch(Small.with("beta", 2.0, "betaWarmupEpochs", 2));
        double kl = figure(result, MetricValue.Split.VALIDATION, "kl");
        assertThat(figure(result, MetricValue.Split.VALIDATION, "loss"))
                .isCloseTo(figure(result, MetricValue.Split.VALIDATION, "reconstruction") + 2 * 0.4 * kl, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({"sampler, \"prior\"", "temperature, 0.3"})
    void setting_changes_the_random_faces_alone(String name, String value) throws IOException {
        EpochResult other = firstEpoch(changed(name, value));
        assertThat(mse(other)).isEqualTo(mse(usual));
        assertThat(other.pictures().random().pixels())
                .isNotEqualTo(usual.pictures().random().pixels());
    }

    @Test
    void picture_count_says_how_many_and_changes_none() throws IOException {
        EpochPictures fewer = firstEpoch(Small.with("pictureCount", 3)).pictures();
        EpochPictures more = usual.pictures();
        assertThat(fewer.random().count()).isEqualTo(3);
        assertThat(fewer.originals().count()).isEqualTo(3);
        assertThat(fewer.reconstructions().count()).isEqualTo(3);
        assertThat(fewer.reconstructionErrors()).hasSize(3);
        assertThat(more.random().count()).isEqualTo(4);
        assertThat(fewer.random().pixels())
                .isEqualTo(Arrays.copyOf(more.random().pixels(), 3 * 32 * 32 * 3));
    }

    @Test
    void reconstructions_stand_beside_the_first_held_out_images() throws IOException {
        byte[] first = new byte[images.imageBytes()];
        images.read(new int[] {7}, ByteBuffer.wrap(first));
        EpochPictures pictures = usual.pictures();
        assertThat(Arrays.copyOf(pictures.originals().pixels(), first.length)).isEqualTo(first);
        double squares = 0;
        for (int i = 0; i < first.length; i++) {
            double difference = ((first[i] & 255) - (pictures.reconstructions().pixels()[i] & 255)) / 127.5;
            squares += difference * difference;
        }
        // tiles are rounded to whole levels, the error is not
        assertThat(pictures.reconstructionErrors()[0]).isCloseTo(squares / first.length, within(0.005));
    }

    @Test
    void data_set_smaller_than_a_batch_is_refused() {
        assertThatThrownBy(() -> firstEpoch(Small.with("batchSize", 43)))
                .isInstanceOf(CannotTrain.class)
                .hasMessageContaining("42 images to train on (6 more are held out)")
                .hasMessageContaining("at most 42");
    }

    private static ConvVaeSettings changed(String name, String value) {
        return value.startsWith("\"")
                ? Small.with(name, value.substring(1, value.length() - 1))
                : Small.with(name, value.matches("true|false") ? Boolean.valueOf(value) : number(value));
    }

    private static Object number(String value) {
        return value.contains(".") ? (Object) Double.valueOf(value) : (Object) Integer.valueOf(value);
    }

    private static double mse(EpochResult result) {
        return figure(result, MetricValue.Split.VALIDATION, "mse");
    }

    private static double figure(EpochResult result, MetricValue.Split split, String name) {
        return result.metrics().stream()
                .filter(v -> v.split() == split && v.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
