package org.facelab.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * MNIST and CelebA in each of the forms that people have them in, by upload and from a folder of the server, through the
 * packaged apps: imported, trained on for one epoch, looked at.
 */
class RealFormatsIT {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final int DIGITS = 200;
    private static final int FACES = 60;

    private static Path state;
    private static Path given;
    private static RunningFacelab facelab;
    private static LaboratoryApi api;

    @BeforeAll
    static void start() throws Exception {
        state = TemporaryState.make();
        given = Files.createDirectory(state.resolveSibling(state.getFileName() + "-given"));
        facelab =
                RunningFacelab.start(state, Map.of(), "--allow-import=" + given).awaitReady();
        api = facelab.api();
    }

    @AfterAll
    static void stop() throws Exception {
        facelab.close();
        TemporaryState.remove(state);
        TemporaryState.remove(given);
    }

    @Test
    void digits_are_trained_on_raw_and_packed_uploaded_and_from_the_server() throws Exception {
        Path packed = RealFormats.packedDigits(given.resolve("t10k-images-idx3-ubyte.gz"), DIGITS);
        RealFormats.labels(given.resolve("t10k-labels-idx1-ubyte"), DIGITS);
        Path raw = RealFormats.digits(Files.createTempFile(given, "mine", ".idx"), DIGITS);

        List<JsonNode> sets = List.of(
                ready(uploaded("mnist", raw)),
                ready(uploaded("auto", packed)),
                ready(fromServer("mnist", packed)),
                ready(fromServer("auto", raw)));

        assertThat(sets).allSatisfy(set -> {
            assertThat(set.path("count").asInt()).isEqualTo(DIGITS);
            assertThat(set.path("channels").asInt()).isEqualTo(1);
            assertThat(set.path("imageSize").asInt()).isEqualTo(32);
        });
        assertThat(attributes(sets.get(2))).as("the labels beside the images").hasSize(10);
        is_trained_on(sets.get(0), 1);
        is_trained_on(sets.get(2), 1);
    }

    @Test
    void faces_are_trained_on_with_attributes_of_either_table_zipped_and_in_a_folder() throws Exception {
        Map<String, byte[]> archive = RealFormats.celeba(FACES);
        Map<String, byte[]> table = RealFormats.celebaTable(FACES);

        List<JsonNode> sets = List.of(
                ready(uploaded("celeba", RealFormats.zip(given.resolve("archive.zip"), archive))),
                ready(uploaded("auto", RealFormats.zip(given.resolve("table.zip"), table))),
                ready(fromServer("celeba", RealFormats.folder(given.resolve("archive"), archive))),
                ready(fromServer("auto", RealFormats.folder(given.resolve("table"), table))));

        assertThat(sets).allSatisfy(set -> {
            assertThat(set.path("count").asInt()).isEqualTo(FACES);
            assertThat(set.path("channels").asInt()).isEqualTo(3);
            assertThat(attributes(set)).containsExactly("Eyeglasses", "Smiling");
        });
        assertThat(sets)
                .extracting(set -> set.path("fingerprint").asText())
                .as("one data set, however it came")
                .containsOnly(sets.get(0).path("fingerprint").asText());
        is_trained_on(sets.get(1), 3);
        is_trained_on(sets.get(2), 3);
    }

    private static List<String> attributes(JsonNode set) {
        return StreamSupport.stream(set.path("attributes").spliterator(), false)
                .map(attribute -> attribute.isTextual()
                        ? attribute.asText()
                        : attribute.path("name").asText())
                .toList();
    }

    private static void is_trained_on(JsonNode set, int channels) throws Exception {
        String run = api.run("one epoch", set.path("id").asText(), 1);
        api.awaitRun(run, "SUCCEEDED", LIMIT);
        assertThat(api.losses(run)).containsKeys("train loss epoch 1", "validation elbo epoch 1");
        for (JsonNode picture : api.list("/api/runs/" + run + "/pictures")) {
            BufferedImage grid = ImageIO.read(
                    new ByteArrayInputStream(api.bytes(picture.path("url").asText())));
            assertThat(grid.getWidth()).isEqualTo(picture.path("columns").asInt() * 32);
            assertThat(grid.getRaster().getNumBands()).isEqualTo(channels);
        }
        String gallery = new String(api.bytes("/runs/" + run + "/gallery"), StandardCharsets.UTF_8);
        assertThat(gallery).contains("one epoch").containsPattern("/api/pictures/[0-9a-f-]{36}/");
    }

    private static JsonNode ready(String id) {
        return api.await("/api/datasets/" + id, LIMIT, set -> {
            if ("FAILED".equals(LaboratoryApi.state(set))) {
                throw new AssertionError("the import failed: " + set);
            }
            return "READY".equals(LaboratoryApi.state(set));
        });
    }

    private static String fromServer(String format, Path path) {
        Map<String, Object> body = Map.of(
                "name", path.getFileName().toString(), "format", format, "path", path.toString(), "imageSize", 32);
        return api.post("/api/datasets", body).path("id").asText();
    }

    /** As a browser or curl sends a form with a file. */
    private static String uploaded(String format, Path file) throws Exception {
        String boundary = "----facelab-test";
        List<byte[]> parts = new ArrayList<>();
        Map.of("name", "uploaded", "format", format, "imageSize", "32")
                .forEach((name, value) -> parts.add(("--" + boundary + "\r\nContent-Disposition: form-data; name=\""
                                + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        parts.add(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + file.getFileName() + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        parts.add(Files.readAllBytes(file));
        parts.add(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + facelab.port() + "/api/datasets"))
                                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                                .POST(HttpRequest.BodyPublishers.ofByteArrays(parts))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new ObjectMapper().readTree(answer.body()).path("id").asText();
    }
}
