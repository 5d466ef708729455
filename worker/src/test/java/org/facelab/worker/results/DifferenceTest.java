package org.facelab.worker.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.facelab.worker.model.Tiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DifferenceTest {
    @TempDir
    Path temp;

    private static Tiles tiles(int count, int channels) {
        byte[] pixels = new byte[count * 4 * 4 * channels];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 7);
        }
        return new Tiles(count, 4, channels, pixels);
    }

    private Path png(Tiles tiles) throws IOException {
        Path file = temp.resolve("grid.png");
        try (OutputStream out = Files.newOutputStream(file)) {
            GridPng.of(tiles).write("{}", out);
        }
        return file;
    }

    @Test
    void equal_faces_differ_in_nothing_grey_or_colour() throws IOException {
        for (int channels : new int[] {1, 3}) {
            assertThat(Difference.of(tiles(11, channels), png(tiles(11, channels))))
                    .hasValue(new Difference(0, 0));
        }
    }

    @Test
    void pixels_count_once_and_the_largest_difference_is_told() throws IOException {
        Tiles other = tiles(11, 3);
        other.pixels()[0] += 2;
        other.pixels()[1] -= 5;
        other.pixels()[10 * 48 + 47] += 1;
        assertThat(Difference.of(other, png(tiles(11, 3)))).hasValue(new Difference(2, 5));
    }

    @Test
    void faces_of_another_number_cannot_be_compared() throws IOException {
        assertThat(Difference.of(tiles(9, 3), png(tiles(30, 3)))).isEmpty();
        assertThat(Difference.of(tiles(9, 1), png(tiles(9, 3)))).isEmpty();
    }
}
