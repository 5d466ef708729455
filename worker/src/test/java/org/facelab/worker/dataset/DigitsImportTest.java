package org.facelab.worker.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitsImportTest {
    @TempDir
    Path temp;

    private Imported imported(Format format, Path source, int size) throws IOException {
        return Imported.of(
                new ImportRequest(format, source, null, size, Crop.CENTRE, Channels.AUTO, 0, 0), temp.resolve("work"));
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(temp.resolve(name), content);
    }

    @Test
    void digits_are_padded_to_32_pixels_around_their_middle() throws Exception {
        Imported digits = imported(Format.MNIST, file("any-name", TestIdx.images(30, 28, 28)), 32);
        Manifest manifest = digits.manifest();
        assertThat(manifest.count()).isEqualTo(30);
        assertThat(manifest.imageSize()).isEqualTo(32);
        assertThat(manifest.channels()).isEqualTo(1);
        assertThat(manifest.names()).isSorted().startsWith("image-000000");
        assertThat(manifest.attributes()).isEmpty();
        assertThat(manifest.validation()).hasSize(3);
        byte[] seventh = digits.image("image-000007");
        for (int row = 0; row < 32; row++) {
            for (int column = 0; column < 32; column++) {
                boolean inside = row >= 2 && row < 30 && column >= 2 && column < 30;
                assertThat(seventh[row * 32 + column])
                        .as("row %d column %d", row, column)
                        .isEqualTo(inside ? (byte) (7 + row - 2 + 3 * (column - 2)) : 0);
            }
        }
    }

    @Test
    void raw_packed_zipped_and_in_a_folder_they_have_one_fingerprint() throws Exception {
        byte[] images = TestIdx.images(40, 28, 28);
        byte[] labels = TestIdx.labels(40);
        String raw = imported(Format.AUTO, file("t10k-images-idx3-ubyte", images), 0)
                .manifest()
                .fingerprint();
        Files.delete(temp.resolve("t10k-images-idx3-ubyte"));
        Imported packed = imported(Format.AUTO, file("t10k-images-idx3-ubyte.gz", TestIdx.gz(images)), 0);
        Map<String, byte[]> both = Map.of(
                "deep/t10k-images-idx3-ubyte.gz",
                TestIdx.gz(images),
                "deep/t10k-labels.idx1-ubyte",
                labels,
                "__MACOSX/._t10k-images-idx3-ubyte.gz",
                TestImages.text("litter"));
        Imported zip = imported(Format.AUTO, TestImages.zip(temp.resolve("digits.zip"), both), 0);
        Imported folder = imported(Format.MNIST, TestImages.folder(temp.resolve("digits"), both), 0);
        assertThat(packed.manifest().fingerprint()).isEqualTo(raw);
        assertThat(zip.manifest().fingerprint()).isEqualTo(raw);
        assertThat(folder.manifest().fingerprint()).isEqualTo(raw);
        assertThat(folder.packed()).isEqualTo(packed.packed());
        assertThat(zip.manifest().attributes())
                .isEqualTo(folder.manifest().attributes())
                .hasSize(10);
        assertThat(zip.manifest().attributes().get(3))
                .isEqualTo(new Manifest.Attribute("digit 3", "0001000000".repeat(4)));
    }

    @Test
    void labels_beside_a_single_file_are_found() throws Exception {
        Path images = file("train-images-idx3-ubyte.gz", TestIdx.gz(TestIdx.images(20, 28, 28)));
        file("train-labels-idx1-ubyte", TestIdx.labels(20));
        assertThat(imported(Format.MNIST, images, 32).manifest().attributes())
                .extracting(Manifest.Attribute::name)
                .startsWith("digit 0")
                .endsWith("digit 9");
    }

    @Test
    void official_test_images_are_held_out_where_both_parts_are_there() throws Exception {
        Path folder = TestImages.folder(
                temp.resolve("mnist"),
                Map.of(
                        "train-images-idx3-ubyte", TestIdx.images(50, 28, 28),
                        "train-labels-idx1-ubyte", TestIdx.labels(50),
                        "t10k-images-idx3-ubyte", TestIdx.images(10, 28, 28),
                        "t10k-labels-idx1-ubyte", TestIdx.labels(10)));
        Manifest manifest = imported(Format.AUTO, folder, 0).manifest();
        assertThat(manifest.count()).isEqualTo(60);
        assertThat(manifest.names()).isSorted().startsWith("test-000000").endsWith("train-000049");
        assertThat(manifest.validation()).isEqualTo(IntStream.range(0, 10).toArray());
        assertThat(manifest.training()).isEqualTo(IntStream.range(10, 60).toArray());
        assertThat(manifest.attributes().get(9).values()).isEqualTo("0000000001".repeat(6));
    }

    @Test
    void other_idx_images_go_to_the_smallest_size_that_holds_them() throws Exception {
        Imported wide = imported(Format.MNIST, file("wide", TestIdx.images(20, 30, 50)), 0);
        assertThat(wide.manifest().imageSize()).isEqualTo(64);
        assertThat(wide.image("image-000000")[17 * 64 + 7]).isZero();
        assertThat(wide.image("image-000001")[17 * 64 + 7]).isEqualTo((byte) 1);
    }
}
