package org.facelab.worker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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
        "gradientClip, 0.01"
    })
    void setting_changes_what_is_learnt(String name, String value) throws IOException {
        EpochResult other = firstEpoch(changed(name, value));
        assertThat(mse(other)).isNotEqualTo(mse(usual));
        assertThat(other.pictures().random().pixels())
                .isNotEqualTo(usual.pictures().random().pixels());
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
        images.read(new int[] {7}, java.nio.ByteBuffer.wrap(first));
        EpochPictures pictures = usual.pictures();
        assertThat(Arrays.copyOf(pictures.originals().pixels(), first.length)).isEqualTo(first);
        double squares = 0;
        for (int i = 0; i < first.length; i++) {
            double difference = ((first[i] & 255) - (pictures.reconstructions().pixels()[i] & 255)) / 127.5;
            squares += difference * difference;
        }
        // tiles are rounded to whole levels, the error is not
        assertThat(pictures.reconstructionErrors()[0])
                .isCloseTo(squares / first.length, org.assertj.core.api.Assertions.within(0.005));
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
        return result.metrics().stream()
                .filter(v ->
                        v.split() == MetricValue.Split.VALIDATION && v.name().equals("mse"))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
