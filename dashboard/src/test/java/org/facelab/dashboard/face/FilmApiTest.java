package org.facelab.dashboard.face;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import org.facelab.dashboard.testing.DrawnRuns;
import org.facelab.db.entity.Run;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FilmApiTest {
    @Inject
    DrawnRuns runs;

    private record Chunk(String type, byte[] data) {}

    private static byte[] film(Run run, String query) {
        return given().get("/api/runs/" + run.id + "/" + query)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static List<Chunk> chunks(byte[] png) {
        ByteBuffer bytes = ByteBuffer.wrap(png).position(8);
        List<Chunk> chunks = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte[] data = new byte[bytes.getInt()];
            byte[] type = new byte[4];
            bytes.get(type).get(data);
            CRC32 sum = new CRC32();
            sum.update(type);
            sum.update(data);
            assertThat(bytes.getInt()).as("checksum of a chunk").isEqualTo((int) sum.getValue());
            chunks.add(new Chunk(new String(type, StandardCharsets.US_ASCII), data));
        }
        return chunks;
    }

    /** A frame as a PNG of its own. */
    private static BufferedImage frame(List<Chunk> chunks, int number) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream png = new DataOutputStream(bytes);
        png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        put(png, "IHDR", chunks.get(0).data());
        int at = -1;
        for (Chunk chunk : chunks) {
            at += chunk.type().equals("fcTL") ? 1 : 0;
            if (at == number && chunk.type().equals("IDAT")) {
                put(png, "IDAT", chunk.data());
            } else if (at == number && chunk.type().equals("fdAT")) {
                put(png, "IDAT", Arrays.copyOfRange(chunk.data(), 4, chunk.data().length));
            }
        }
        put(png, "IEND", new byte[0]);
        return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static void put(DataOutputStream png, String type, byte[] data) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(type.getBytes(StandardCharsets.US_ASCII));
        sum.update(data);
        png.writeInt(data.length);
        png.writeBytes(type);
        png.write(data);
        png.writeInt((int) sum.getValue());
    }

    @Test
    void animated_png_holds_the_face_of_every_epoch_without_loss() throws IOException {
        Run run = runs.running("filmed", 6, 5);
        List<Chunk> chunks = chunks(film(run, "film.png?kind=reconstruction&index=9&scale=1&millis=120"));
        assertThat(chunks.stream().filter(chunk -> chunk.type().equals("fcTL"))).hasSize(5);
        assertThat(chunks.get(1).type()).isEqualTo("acTL");
        assertThat(ByteBuffer.wrap(chunks.get(1).data()).getInt()).isEqualTo(5);
        assertThat(new String(chunks.get(2).data(), StandardCharsets.ISO_8859_1))
                .startsWith("facelab\0{\"run\":\"" + run.id)
                .contains("\"tile\":9", "\"epochs\":[1, 2, 3, 4, 5]");
        List<Integer> numbers = new ArrayList<>();
        List<Integer> millis = new ArrayList<>();
        for (Chunk chunk : chunks) {
            if (chunk.type().equals("fcTL") || chunk.type().equals("fdAT")) {
                numbers.add(ByteBuffer.wrap(chunk.data()).getInt());
            }
            if (chunk.type().equals("fcTL")) {
                millis.add((int) ByteBuffer.wrap(chunk.data()).getShort(20));
            }
        }
        assertThat(numbers)
                .as("sequence numbers")
                .isSorted()
                .doesNotHaveDuplicates()
                .startsWith(0);
        assertThat(millis).containsExactly(120, 120, 120, 120, 600);
        List<String> urls = given().get("/api/runs/" + run.id + "/pictures?kind=RECONSTRUCTION")
                .jsonPath()
                .getList("url");
        for (int epoch : new int[] {0, 2, 4}) {
            byte[] tile = given().get(urls.get(epoch).replace("/file", "/tiles/9.png"))
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray();
            BufferedImage expected = ImageIO.read(new ByteArrayInputStream(tile));
            BufferedImage found = frame(chunks, epoch);
            for (int i = 0; i < 64 * 64; i++) {
                assertThat(found.getRGB(i % 64, i / 64)).isEqualTo(expected.getRGB(i % 64, i / 64));
            }
        }
    }

    @Test
    void gif_plays_for_ever_and_stays_at_its_end() throws IOException {
        Run run = runs.running("filmed", 4, 3);
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(film(run, "film.gif?millis=100"))));
        assertThat(reader.getNumImages(true)).isEqualTo(3);
        assertThat(reader.getWidth(0)).isEqualTo(256);
        assertThat(delay(reader, 0)).isEqualTo("10");
        assertThat(delay(reader, 2)).isEqualTo("50");
        IIOMetadataNode first = (IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_gif_image_1.0");
        IIOMetadataNode loop = (IIOMetadataNode)
                first.getElementsByTagName("ApplicationExtension").item(0);
        assertThat(loop.getAttribute("applicationID")).isEqualTo("NETSCAPE");
        assertThat((byte[]) loop.getUserObject()).containsExactly(1, 0, 0);
        assertThat(reader.read(0).getRGB(128, 128)).isNotEqualTo(reader.read(2).getRGB(128, 128));
    }

    private static String delay(ImageReader reader, int frame) throws IOException {
        IIOMetadataNode root =
                (IIOMetadataNode) reader.getImageMetadata(frame).getAsTree("javax_imageio_gif_image_1.0");
        return ((IIOMetadataNode)
                        root.getElementsByTagName("GraphicControlExtension").item(0))
                .getAttribute("delayTime");
    }

    @Test
    void long_runs_are_thinned_and_missing_epochs_left_out() {
        Run run = runs.lengthy("very long", 1_000);
        assertThat(chunks(film(run, "film.png?scale=1")).stream()
                        .filter(chunk -> chunk.type().equals("fcTL")))
                .hasSize(Film.LONGEST);
        Run gap = runs.running("with a gap", 4, 3);
        runs.lose(gap, 2);
        assertThat(new String(chunks(film(gap, "film.png")).get(2).data(), StandardCharsets.ISO_8859_1))
                .contains("\"epochs\":[1, 3]");
    }

    @Test
    void what_is_not_there_or_makes_no_sense_is_told() {
        Run run = runs.running("filmed", 3, 1);
        String film = "/api/runs/" + run.id + "/film.gif";
        given().get(film + "?index=64").then().statusCode(404).body("detail", containsString("have 64 faces"));
        given().get(film + "?kind=original").then().statusCode(400).body("violations[0].field", equalTo("kind"));
        given().get(film + "?scale=9").then().statusCode(400).body("violations[0].field", equalTo("scale"));
        given().get(film + "?millis=5").then().statusCode(400).body("violations[0].field", equalTo("millis"));
        given().get("/api/runs/" + runs.queued("new", 3).id + "/film.png")
                .then()
                .statusCode(404)
                .body("detail", containsString("no pictures of this kind yet"));
        given().get("/api/runs/" + UUID.randomUUID() + "/film.png").then().statusCode(404);
    }
}
