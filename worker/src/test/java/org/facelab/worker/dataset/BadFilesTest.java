package org.facelab.worker.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadFilesTest {
    @TempDir
    Path temp;

    private final Map<String, byte[]> files = TestImages.good(20);

    private Imported imported() throws IOException {
        return Imported.of(TestImages.folder(temp.resolve("faces"), files), 32, temp.resolve("work"));
    }

    @Test
    void text_named_as_an_image_is_left_out_with_its_reason() throws Exception {
        files.put("letter.jpg", TestImages.text("Dear reader, this is no picture."));
        files.put("empty.png", new byte[0]);
        files.put("notes.txt", TestImages.text("counted only"));
        files.put("table.csv", TestImages.text("counted only"));
        Imported faces = imported();
        assertThat(faces.manifest().count()).isEqualTo(20);
        assertThat(faces.manifest().names()).doesNotContain("letter.jpg", "empty.png");
        assertThat(faces.reason("letter.jpg")).contains("not an image");
        assertThat(faces.reason("empty.png")).contains("empty");
        assertThat(faces.result().leftOutCount()).isEqualTo(2);
        assertThat(faces.result().notImages()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "bmp", "gif", "tif"})
    void truncated_image_is_left_out_with_its_reason(String format) throws Exception {
        byte[] whole = TestImages.encoded(TestImages.picture(3, 200, 180, BufferedImage.TYPE_3BYTE_BGR), format);
        files.put("whole." + format, whole);
        files.put("half." + format, Arrays.copyOf(whole, whole.length / 2));
        files.put("head." + format, Arrays.copyOf(whole, 12));
        Imported faces = imported();
        assertThat(faces.manifest().names()).contains("whole." + format);
        assertThat(faces.result().leftOutCount()).isEqualTo(2);
        assertThat(faces.reason("half." + format)).contains("damaged or truncated");
        assertThat(faces.reason("head." + format)).isNotBlank();
    }

    @Test
    void truncated_pgm_is_left_out() throws Exception {
        files.put("whole.pgm", pgm(40, 40 * 40));
        files.put("half.pgm", pgm(40, 700));
        Imported faces = imported();
        assertThat(faces.manifest().names()).contains("whole.pgm");
        assertThat(faces.reason("half.pgm")).contains("damaged or truncated");
    }

    static byte[] pgm(int side, int pixels) {
        byte[] head = TestImages.text("P5\n" + side + " " + side + "\n255\n");
        byte[] all = Arrays.copyOf(head, head.length + pixels);
        for (int i = 0; i < pixels; i++) {
            all[head.length + i] = (byte) (i % 251);
        }
        return all;
    }

    @Test
    void image_bomb_is_left_out_unopened() throws Exception {
        files.put("bomb.png", pngHeader(60_000, 60_000));
        files.put("bomb.pgm", TestImages.text("P5\n60000 60000\n255\n"));
        Imported faces = imported();
        assertThat(faces.manifest().count()).isEqualTo(20);
        assertThat(faces.reason("bomb.png"))
                .contains("60,000 x 60,000")
                .contains("at most 67 million")
                .contains("make it smaller");
        assertThat(faces.reason("bomb.pgm")).contains("60,000 x 60,000");
    }

    private static byte[] pngHeader(int width, int height) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        DataOutputStream head = new DataOutputStream(chunk);
        head.writeBytes("IHDR");
        head.writeInt(width);
        head.writeInt(height);
        head.write(new byte[] {8, 2, 0, 0, 0});
        CRC32 sum = new CRC32();
        sum.update(chunk.toByteArray());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataOutputStream png = new DataOutputStream(out);
        png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        png.writeInt(13);
        png.write(chunk.toByteArray());
        png.writeInt((int) sum.getValue());
        return out.toByteArray();
    }

    @Test
    void large_photograph_is_read_coarsely_and_kept() throws Exception {
        BufferedImage large = TestImages.picture(4, 5200, 5000, BufferedImage.TYPE_BYTE_GRAY);
        files.put("large.png", TestImages.encoded(large, "png"));
        Imported faces = imported();
        byte[] small = faces.image("large.png");
        int centre = large.getRaster().getSample(2600, 2500, 0);
        assertThat(small[(16 * 32 + 16) * 3] & 255).isBetween(centre - 3, centre + 3);
    }

    @Test
    void under_twenty_readable_images_refuse_the_import() throws Exception {
        files.remove("good00.jpg");
        files.put("a.jpg", TestImages.text("no picture"));
        assertThatThrownBy(this::imported)
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("faces cannot be imported: 19 of 20 image files can be read")
                .hasMessageContaining("at least 20 are needed")
                .hasMessageContaining("a.jpg: not an image");
    }

    @Test
    void mostly_unreadable_images_refuse_the_import() throws Exception {
        for (int i = 0; i < 21; i++) {
            files.put("bad%02d.jpg".formatted(i), TestImages.text("no picture"));
        }
        assertThatThrownBy(this::imported)
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("20 of 41 image files can be read")
                .hasMessageContaining("at least half")
                .hasMessageContaining("bad00.jpg")
                .hasMessageContaining("bad02.jpg")
                .hasMessageEndingWith("; …)");
        Files.delete(temp.resolve("faces/bad20.jpg"));
        assertThat(Imported.of(temp.resolve("faces"), 32, temp.resolve("work"))
                        .result()
                        .leftOutCount())
                .isEqualTo(20);
    }

    @Test
    void folder_without_images_is_refused() throws Exception {
        files.clear();
        files.put("readme.txt", TestImages.text("hello"));
        assertThatThrownBy(this::imported)
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("holds no image files")
                .hasMessageContaining("only 1 others");
    }

    @Test
    void links_that_leave_the_folder_are_not_followed() throws Exception {
        Path folder = TestImages.folder(temp.resolve("faces"), files);
        Path secret = Files.write(temp.resolve("secret.jpg"), TestImages.colour(77, "jpg"));
        Path elsewhere = TestImages.folder(temp.resolve("elsewhere"), TestImages.good(3));
        Files.createSymbolicLink(folder.resolve("out.jpg"), secret);
        Files.createSymbolicLink(folder.resolve("outside"), elsewhere);
        Files.createSymbolicLink(folder.resolve("inside.jpg"), Path.of("good03.jpg"));
        Files.createSymbolicLink(folder.resolve("nowhere.jpg"), Path.of("gone.jpg"));
        Files.createSymbolicLink(folder.resolve("round"), Path.of("."));
        Imported faces = Imported.of(folder, 32, temp.resolve("work"));
        assertThat(faces.manifest().count()).isEqualTo(21);
        assertThat(faces.image("inside.jpg")).isEqualTo(faces.image("good03.jpg"));
        assertThat(faces.reason("out.jpg")).contains("leads out of the folder");
        assertThat(faces.reason("outside")).contains("leads out of the folder");
        assertThat(faces.reason("nowhere.jpg")).contains("leads nowhere");
        assertThat(faces.reason("round")).contains("link to a folder");
    }

    @Test
    void pipe_named_as_an_image_is_not_opened() throws Exception {
        Path folder = TestImages.folder(temp.resolve("faces"), files);
        assumeTrue(
                new ProcessBuilder("mkfifo", folder.resolve("pipe.jpg").toString())
                                .start()
                                .waitFor()
                        == 0,
                "SKIPPED: mkfifo does not work here");
        assertThat(Imported.of(folder, 32, temp.resolve("work")).reason("pipe.jpg"))
                .isEqualTo("not a plain file");
    }

    @Test
    void file_without_permission_is_left_out() throws Exception {
        Path folder = TestImages.folder(temp.resolve("faces"), files);
        Path secret = Files.write(folder.resolve("secret.jpg"), TestImages.colour(77, "jpg"));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        assumeTrue(!Files.isReadable(secret), "SKIPPED: root may read every file");
        assertThat(Imported.of(folder, 32, temp.resolve("work")).reason("secret.jpg"))
                .contains("not permitted");
    }

    @Test
    void file_larger_than_allowed_is_left_out() throws Exception {
        files.put("huge.bmp", TestImages.encoded(TestImages.picture(1, 300, 300, BufferedImage.TYPE_3BYTE_BGR), "bmp"));
        Path folder = TestImages.folder(temp.resolve("faces"), files);
        Limits limits = new Limits(1000, 100_000, 1 << 30, 200, 1 << 26);
        Imported faces = Imported.of(ImportRequest.of(folder, 32), temp.resolve("work"), limits);
        assertThat(faces.reason("huge.bmp")).contains("larger than");
    }

    @Test
    void missing_source_and_impossible_size_are_refused() {
        assertThatThrownBy(() -> Imported.of(temp.resolve("gone"), 32, temp.resolve("work")))
                .isInstanceOf(ImportRefused.class)
                .hasMessage("gone does not exist; expected a folder or a zip of images");
        assertThatThrownBy(() -> Imported.of(temp, 48, temp.resolve("work")))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("48")
                .hasMessageContaining("32, 64 or 128");
    }
}
