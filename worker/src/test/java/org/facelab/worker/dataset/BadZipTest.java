package org.facelab.worker.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadZipTest {
    private static final Limits SMALL = new Limits(1000, 64 << 20, 8 << 20, 50, 1 << 26);

    @TempDir
    Path temp;

    private final Map<String, byte[]> files = TestImages.good(25);

    private Imported imported(Path zip) throws IOException {
        return Imported.of(zip, 32, temp.resolve("work"));
    }

    private Path zip() throws IOException {
        return TestImages.zip(temp.resolve("faces.zip"), files);
    }

    @Test
    void file_that_is_no_zip_is_refused() throws Exception {
        Path text = Files.writeString(temp.resolve("faces.zip"), "This is no zip.");
        assertThatThrownBy(() -> imported(text))
                .isInstanceOf(ImportRefused.class)
                .hasMessage("faces.zip is not a zip; expected a zip of images, or a folder");
        Path empty = Files.write(temp.resolve("empty.zip"), new byte[0]);
        assertThatThrownBy(() -> imported(empty))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("empty.zip is empty");
    }

    @Test
    void name_that_people_know_stands_in_the_message() throws Exception {
        Path blob = Files.writeString(temp.resolve("0192.zip"), "This is no zip.");
        ImportRequest request =
                new ImportRequest(Format.FOLDER, blob, "my faces.zip", 32, Crop.CENTRE, Channels.AUTO, 0, 0);
        assertThatThrownBy(() -> Imported.of(request, temp.resolve("work"))).hasMessageStartingWith("my faces.zip is");
    }

    @Test
    void truncated_zip_is_refused() throws Exception {
        byte[] whole = Files.readAllBytes(zip());
        Path cut = Files.write(temp.resolve("cut.zip"), Arrays.copyOf(whole, whole.length * 2 / 3));
        assertThatThrownBy(() -> imported(cut))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("cut.zip is a damaged or truncated zip")
                .hasMessageContaining("again");
    }

    @Test
    void zip_whose_list_alone_would_fill_the_memory_is_refused_before_it_is_read() throws Exception {
        byte[] whole = Files.readAllBytes(zip());
        ByteBuffer end = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
        end.putInt(whole.length - 22 + 12, 1 << 30);
        Path large = Files.write(temp.resolve("large.zip"), whole);
        assertThatThrownBy(() -> imported(large))
                .isInstanceOf(ImportRefused.class)
                .hasMessage(
                        "large.zip cannot be imported: its list of files takes 1024 MiB, at most 128 are read; split it");
    }

    @ParameterizedTest
    @CsvSource({
        "../evil.jpg, leads out of the zip",
        "a/../../evil.jpg, leads out of the zip",
        "/etc/evil.jpg, an absolute path",
        "C:/evil.jpg, a drive letter",
        "a\\..\\evil.jpg, a backslash"
    })
    void zip_with_a_dangerous_name_beside_good_images_is_refused_whole(String name, String why) throws Exception {
        files.put(name, TestImages.colour(1, "jpg"));
        assertThatThrownBy(() -> imported(zip()))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining(why)
                .hasMessageContaining(name)
                .hasMessageContaining("refused whole");
    }

    @Test
    void zip_bomb_beside_good_images_is_refused() throws Exception {
        files.put("bomb.jpg", new byte[4 << 20]);
        Path zip = zip();
        assertThatThrownBy(() -> imported(zip))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("bomb.jpg unpacks to more than 200 times its size");
    }

    @Test
    void zip_bomb_that_lies_about_its_size_is_refused_while_it_is_read() throws Exception {
        files.put("bomb.jpg", new byte[4 << 20]);
        byte[] zip = Files.readAllBytes(zip());
        assertThat(replace(zip, 4 << 20, 2000)).as("sizes in the zip").isPositive();
        Path lying = Files.write(temp.resolve("lying.zip"), zip);
        assertThatThrownBy(() -> imported(lying))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("bomb.jpg unpacks to more than 200 times its size");
    }

    private static int replace(byte[] zip, int size, int lie) {
        ByteBuffer buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int replaced = 0;
        for (int i = 0; i + 4 <= zip.length; i++) {
            if (buffer.getInt(i) == size) {
                buffer.putInt(i, lie);
                replaced++;
            }
        }
        return replaced;
    }

    @Test
    void zip_over_a_limit_is_refused() throws Exception {
        Path zip = zip();
        assertThatThrownBy(() -> Imported.of(
                        ImportRequest.of(zip, 32),
                        temp.resolve("work"),
                        new Limits(24, 1 << 20, 1 << 30, 200, 1 << 26)))
                .hasMessageContaining("it holds 25 entries, at most 24 are read");
        files.put(
                "large.bmp",
                TestImages.encoded(TestImages.picture(1, 1200, 1000, BufferedImage.TYPE_3BYTE_BGR), "bmp"));
        Path larger = zip();
        assertThatThrownBy(() -> Imported.of(
                        ImportRequest.of(larger, 32),
                        temp.resolve("work"),
                        new Limits(1000, 1 << 20, 1 << 30, 2000, 1 << 26)))
                .hasMessageContaining("large.bmp is larger than 1 MiB unpacked");
        assertThatThrownBy(() -> Imported.of(
                        ImportRequest.of(larger, 32),
                        temp.resolve("work"),
                        new Limits(1000, 64 << 20, 2 << 20, 2000, 1 << 26)))
                .hasMessageContaining("it unpacks to more than 2 MiB");
    }

    @Test
    void entries_damaged_inside_the_zip_are_left_out() throws Exception {
        byte[] zip = Files.readAllBytes(zip());
        // the first entry's packed bytes begin after its 30-byte head and its 10-letter name
        String first = new String(zip, 30, 10, StandardCharsets.UTF_8);
        Arrays.fill(zip, 300, 400, (byte) 0);
        Imported faces = imported(Files.write(temp.resolve("damaged.zip"), zip));
        assertThat(faces.manifest().count()).isEqualTo(24);
        assertThat(faces.reason(first)).contains("damaged");
    }

    @Test
    void image_bomb_in_a_zip_is_left_out() throws Exception {
        files.put("bomb.pgm", TestImages.text("P5\n60000 60000\n255\n"));
        Imported faces = Imported.of(ImportRequest.of(zip(), 32), temp.resolve("work"), SMALL);
        assertThat(faces.manifest().count()).isEqualTo(25);
        assertThat(faces.reason("bomb.pgm")).contains("60,000 x 60,000");
    }

    @Test
    void nothing_but_bad_files_is_refused_with_the_first_reasons() throws Exception {
        files.clear();
        for (int i = 0; i < 30; i++) {
            files.put("bad%02d.jpg".formatted(i), TestImages.text("no picture " + i));
        }
        assertThatThrownBy(() -> imported(zip()))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("0 of 30 image files can be read, at least 20 are needed")
                .hasMessageContaining("bad00.jpg: not an image")
                .hasMessageContaining("bad02.jpg");
    }
}
