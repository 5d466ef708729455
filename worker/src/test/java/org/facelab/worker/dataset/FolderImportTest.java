package org.facelab.worker.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderImportTest {
    @TempDir
    Path temp;

    private Imported imported(Map<String, byte[]> files, int size) throws IOException {
        return Imported.of(TestImages.folder(temp.resolve("faces"), files), size, temp.resolve("work"));
    }

    @Test
    void folder_becomes_packed_images_in_the_order_of_their_names() throws Exception {
        Imported faces = imported(TestImages.good(30), 32);
        Manifest manifest = faces.manifest();
        assertThat(manifest.count()).isEqualTo(30);
        assertThat(manifest.channels()).isEqualTo(3);
        assertThat(manifest.crop()).isEqualTo("centre");
        assertThat(manifest.source()).isEqualTo("faces");
        assertThat(manifest.names()).isSorted().hasSize(30).startsWith("good00.jpg");
        assertThat(faces.packed()).hasSize(30 * 32 * 32 * 3);
        assertThat(manifest.imagesSha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(faces.packed())));
        assertThat(manifest.validation()).hasSize(3).isSorted();
        assertThat(manifest.training()).hasSize(27).doesNotContain(manifest.validation());
        Path file = Files.write(temp.resolve("packed"), faces.packed());
        try (PackedImages images = PackedImages.open(file, manifest)) {
            assertThat(images.imageBytes()).isEqualTo(32 * 32 * 3);
        }
    }

    @Test
    void zip_and_folder_of_the_same_files_have_one_fingerprint() throws Exception {
        Map<String, byte[]> files = TestImages.good(25);
        files.put("more/inner.png", TestImages.colour(99, "png"));
        Imported folder = imported(files, 32);
        Map<String, byte[]> nested = new TreeMap<>();
        files.forEach((name, content) -> nested.put("a folder/faces/" + name, content));
        nested.put("__MACOSX/._good00.jpg", TestImages.text("litter"));
        nested.put("a folder/.DS_Store", TestImages.text("litter"));
        nested.put("a folder/readme.txt", TestImages.text("hello"));
        Imported zip = Imported.of(TestImages.zip(temp.resolve("faces.zip"), nested), 32, temp.resolve("work"));
        assertThat(zip.manifest().names()).isEqualTo(folder.manifest().names()).contains("more/inner.png");
        assertThat(zip.packed()).isEqualTo(folder.packed());
        assertThat(zip.manifest().fingerprint()).isEqualTo(folder.manifest().fingerprint());
        assertThat(zip.result().notImages()).isEqualTo(1);
        assertThat(zip.result().leftOut()).isEmpty();
    }

    @Test
    void fingerprint_depends_on_size_channels_names_and_content() throws Exception {
        Map<String, byte[]> files = TestImages.good(20);
        String first = imported(files, 32).manifest().fingerprint();
        assertThat(imported(files, 64).manifest().fingerprint()).isNotEqualTo(first);
        ImportRequest grey =
                new ImportRequest(Format.FOLDER, temp.resolve("faces"), null, 32, Crop.CENTRE, Channels.GREY, 0, 0);
        assertThat(Imported.of(grey, temp.resolve("work")).manifest().fingerprint())
                .isNotEqualTo(first);
        files.put("good00.jpg", TestImages.colour(1000, "jpg"));
        assertThat(imported(files, 32).manifest().fingerprint()).isNotEqualTo(first);
        Files.move(temp.resolve("faces/good01.jpg"), temp.resolve("faces/good011.jpg"));
        Files.write(temp.resolve("faces/good00.jpg"), TestImages.colour(0, "jpg"));
        assertThat(Imported.of(temp.resolve("faces"), 32, temp.resolve("work"))
                        .manifest()
                        .fingerprint())
                .isNotEqualTo(first);
    }

    @Test
    void few_first_folders_become_labels() throws Exception {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < 10; i++) {
            files.put("faces/happy/" + i + ".png", TestImages.colour(i, "png"));
            files.put("faces/sad/today/" + i + ".png", TestImages.colour(i + 50, "png"));
        }
        files.put("faces/loose.png", TestImages.colour(3, "png"));
        Manifest manifest = imported(files, 32).manifest();
        assertThat(manifest.names()).contains("happy/0.png", "sad/today/9.png", "loose.png");
        assertThat(manifest.attributes())
                .containsExactly(
                        new Manifest.Attribute("happy", "1".repeat(10) + "?" + "0".repeat(10)),
                        new Manifest.Attribute("sad", "0".repeat(10) + "?" + "1".repeat(10)));
    }

    @Test
    void images_are_grey_only_if_all_are() throws Exception {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < 40; i++) {
            files.put(String.format("%02d.png", i), TestImages.grey(i, "png"));
        }
        Imported grey = imported(files, 32);
        assertThat(grey.manifest().channels()).isEqualTo(1);
        assertThat(grey.packed()).hasSize(40 * 32 * 32);
        files.put("99.png", TestImages.colour(99, "png"));
        Imported mixed = imported(files, 32);
        assertThat(mixed.manifest().channels()).isEqualTo(3);
        byte[] one = grey.image("07.png");
        byte[] three = mixed.image("07.png");
        for (int i = 0; i < three.length; i++) {
            assertThat(three[i]).isEqualTo(one[i / 3]);
        }
        Imported asked = Imported.of(
                new ImportRequest(Format.AUTO, temp.resolve("faces"), null, 32, Crop.CENTRE, Channels.GREY, 0, 0),
                temp.resolve("work"));
        assertThat(asked.image("07.png")).isEqualTo(one);
    }

    @Test
    void middle_square_is_scaled_as_the_definition_says() throws Exception {
        Map<String, byte[]> files = TestImages.good(20);
        BufferedImage wide = TestImages.picture(5, 131, 89, BufferedImage.TYPE_3BYTE_BGR);
        files.put("wide.png", TestImages.encoded(wide, "png"));
        byte[] found = imported(files, 64).image("wide.png");
        BufferedImage square = wide.getSubimage(21, 0, 89, 89);
        for (int y = 0; y < 64; y += 3) {
            for (int x = 0; x < 64; x++) {
                for (int c = 0; c < 3; c++) {
                    assertThat((double) (found[(y * 64 + x) * 3 + c] & 255))
                            .as("pixel %d,%d channel %d", x, y, c)
                            .isCloseTo(bicubic(square, x, y, c, 89.0 / 64), within(1.0));
                }
            }
        }
    }

    @Test
    void image_of_the_right_size_is_kept_to_the_byte() throws Exception {
        Map<String, byte[]> files = TestImages.good(20);
        BufferedImage exact = TestImages.picture(8, 32, 32, BufferedImage.TYPE_3BYTE_BGR);
        files.put("exact.png", TestImages.encoded(exact, "png"));
        byte[] found = imported(files, 32).image("exact.png");
        for (int i = 0; i < 32 * 32; i++) {
            int rgb = exact.getRGB(i % 32, i / 32);
            assertThat(new int[] {found[3 * i] & 255, found[3 * i + 1] & 255, found[3 * i + 2] & 255})
                    .containsExactly(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
        }
    }

    /** The definition in two dimensions: a weighted mean with Catmull-Rom weights stretched by the scale. */
    private static double bicubic(BufferedImage image, int x, int y, int channel, double scale) {
        double sum = 0;
        double weights = 0;
        for (int v = 0; v < image.getHeight(); v++) {
            for (int u = 0; u < image.getWidth(); u++) {
                double weight = cubic((u + 0.5) / scale - (x + 0.5)) * cubic((v + 0.5) / scale - (y + 0.5));
                sum += weight * (image.getRGB(u, v) >> 16 - 8 * channel & 255);
                weights += weight;
            }
        }
        return Math.max(0, Math.min(255, sum / weights));
    }

    private static double cubic(double distance) {
        double t = Math.abs(distance);
        if (t >= 2) {
            return 0;
        }
        return t < 1 ? 1.5 * t * t * t - 2.5 * t * t + 1 : -0.5 * t * t * t + 2.5 * t * t - 4 * t + 2;
    }
}
