package org.facelab.worker.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadIdxTest {
    @TempDir
    Path temp;

    private void refused(byte[] file, String... words) throws IOException {
        refused(Files.write(temp.resolve("digits"), file), 32, words);
    }

    private void refused(Path source, int size, String... words) {
        ImportRequest request = new ImportRequest(Format.MNIST, source, null, size, Crop.CENTRE, Channels.AUTO, 0, 0);
        // Imported also checks that no temporary file is left
        assertThatThrownBy(() -> Imported.of(request, temp.resolve("work")))
                .isInstanceOf(ImportRefused.class)
                .message()
                .contains(words);
    }

    @Test
    void truncated_files_say_how_much_is_there() throws Exception {
        byte[] whole = TestIdx.images(30, 28, 28);
        refused(Arrays.copyOf(whole, 16 + 20 * 784 + 5), "digits is truncated", "after 20 of the 30", "again");
        refused(TestIdx.gz(Arrays.copyOf(whole, 16 + 20 * 784)), "after 20 of the 30");
        refused(Arrays.copyOf(whole, 10), "ends within its head");
        refused(new byte[0], "ends within its head");
        byte[] packed = TestIdx.gz(whole);
        refused(Arrays.copyOf(packed, packed.length / 2), "digits is", "again");
    }

    @Test
    void wrong_magic_number_is_told_with_the_expected_one() throws Exception {
        refused(TestIdx.labels(30), "magic number 2049", "a file of labels", "expected 2051");
        refused(TestImages.text("this is no idx file at all"), "expected 2051, a file of images");
    }

    @Test
    void labels_of_another_count_are_refused() throws Exception {
        Path folder = TestImages.folder(
                temp.resolve("mnist"),
                Map.of(
                        "t10k-images-idx3-ubyte", TestIdx.images(30, 28, 28),
                        "t10k-labels-idx1-ubyte", TestIdx.labels(29)));
        refused(folder, 32, "t10k-labels-idx1-ubyte holds 29 labels", "30 images", "as many of each");
        Files.write(folder.resolve("t10k-labels-idx1-ubyte"), Arrays.copyOf(TestIdx.labels(30), 30));
        refused(folder, 32, "t10k-labels-idx1-ubyte is truncated", "after 22 of the 30");
        Files.write(folder.resolve("t10k-labels-idx1-ubyte"), TestIdx.images(30, 28, 28));
        refused(folder, 32, "magic number 2051", "expected 2049, a file of labels");
    }

    @Test
    void damaged_gz_is_refused() throws Exception {
        byte[] packed = TestIdx.gz(TestIdx.images(30, 28, 28));
        byte[] checksum = packed.clone();
        checksum[packed.length - 6] ^= 1;
        refused(checksum, "digits is damaged", "again");
        byte[] head = packed.clone();
        head[2] = 99;
        refused(head, "damaged gz file");
    }

    @Test
    void head_that_promises_a_bomb_is_refused_unread() throws Exception {
        refused(TestIdx.head(2051, 1 << 31, 28, 28), "promises 2,147,483,648 images", "at most 1,000,000");
        refused(TestIdx.head(2051, 30, 1 << 20, 28), "1,048,576 x 28 pixels", "1 to 128");
        refused(TestIdx.head(2051, 30, 28, 0), "28 x 0 pixels");
        ByteArrayOutputStream zeros = new ByteArrayOutputStream();
        try (GZIPOutputStream gz = new GZIPOutputStream(zeros)) {
            gz.write(TestIdx.head(2051, 1_000_000, 28, 28));
            gz.write(new byte[10 << 20]);
        }
        refused(zeros.toByteArray(), "is truncated", "of the 1,000,000");
    }

    @Test
    void more_than_the_head_promises_is_refused() throws Exception {
        byte[] more = Arrays.copyOf(TestIdx.images(30, 28, 28), 16 + 30 * 784 + 1);
        refused(more, "goes on after the 30");
    }

    @Test
    void other_sizes_are_refused_with_the_one_that_fits() throws Exception {
        Path file = Files.write(temp.resolve("digits"), TestIdx.images(30, 28, 28));
        refused(file, 64, "28 pixels", "choose the image size 32, not 64");
        refused(file, 128, "choose the image size 32, not 128");
        refused(file, 48, "32, 64 or 128");
    }

    @Test
    void too_few_and_too_many_files_are_refused() throws Exception {
        refused(TestIdx.images(19, 28, 28), "holds 19 images", "at least 20");
        refused(TestIdx.images(0, 28, 28), "holds 0 images");
        Path none = TestImages.folder(temp.resolve("none"), Map.of("readme.txt", TestImages.text("hello")));
        refused(none, 32, "holds no idx file of images", "t10k-images-idx3-ubyte");
        Path many = TestImages.folder(
                temp.resolve("many"),
                Map.of(
                        "a-images-idx3-ubyte", TestIdx.images(30, 28, 28),
                        "b-images-idx3-ubyte", TestIdx.images(30, 28, 28)));
        refused(many, 32, "2 idx files", "a-images-idx3-ubyte, b-images-idx3-ubyte");
    }

    @Test
    void crop_of_photographs_does_not_go_with_digits() throws Exception {
        Path file = Files.write(temp.resolve("digits"), TestIdx.images(30, 28, 28));
        ImportRequest request = new ImportRequest(Format.AUTO, file, null, 32, Crop.WIDE, Channels.AUTO, 0, 0);
        assertThatThrownBy(() -> Imported.of(request, temp.resolve("work")))
                .hasMessageContaining("crop 148 goes with CelebA alone")
                .hasMessageContaining("choose the crop centre");
        assertThat(temp.resolve("work")).isEmptyDirectory();
    }
}
