package org.facelab.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From drawn faces to losses, pictures and new faces, over HTTP and through every part, as one launcher starts them. */
class WholeWayIT {
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static Path state;
    private static RunningFacelab facelab;
    private static LaboratoryApi api;
    private static String faces;

    @BeforeAll
    static void start_and_draw_faces() throws Exception {
        state = TemporaryState.make();
        start();
        faces = api.drawnFaces(600);
    }

    private static void start() throws Exception {
        facelab = RunningFacelab.start(state, Map.of()).awaitReady();
        api = facelab.api();
    }

    @AfterAll
    static void stop() throws Exception {
        facelab.close();
        TemporaryState.remove(state);
    }

    @Test
    void two_epochs_leave_losses_pictures_and_checkpoints() throws Exception {
        String run = api.run("two epochs", faces, 2);
        JsonNode ended = api.awaitRun(run, "SUCCEEDED", LIMIT);

        assertThat(ended.path("last").asInt()).isEqualTo(2);
        assertThat(ended.path("best").asInt()).isBetween(1, 2);
        assertThat(api.metrics(run).stream().filter(metric -> named(metric, "train", "loss")))
                .extracting(metric -> metric.path("epoch").asInt())
                .containsExactly(1, 2);
        assertThat(api.metrics(run).stream().filter(metric -> named(metric, "validation", "elbo")))
                .hasSize(2)
                .allSatisfy(
                        metric -> assertThat(metric.path("value").isNumber()).isTrue());
        List<JsonNode> pictures = api.list("/api/runs/" + run + "/pictures");
        assertThat(pictures)
                .extracting(picture -> picture.path("kind").asText() + " "
                        + picture.path("epoch").asText("-"))
                .containsExactlyInAnyOrder(
                        "ORIGINAL " + original(pictures),
                        "RANDOM 1",
                        "RECONSTRUCTION 1",
                        "RANDOM 2",
                        "RECONSTRUCTION 2");
        assertThat(pictures).allSatisfy(picture -> is_a_grid(picture, 32));
        List<JsonNode> checkpoints = api.list("/api/runs/" + run + "/checkpoints");
        assertThat(checkpoints)
                .extracting(checkpoint -> checkpoint.path("epoch").asInt())
                .containsExactly(1, 2);
        byte[] file =
                api.bytes("/api/checkpoints/" + checkpoints.get(1).path("id").asText() + "/file");
        assertThat((long) file.length).isEqualTo(checkpoints.get(1).path("size").asLong());
        assertThat(new String(file, 8, 1, StandardCharsets.US_ASCII))
                .as("the header of safetensors")
                .isEqualTo("{");
    }

    @Test
    void faces_are_generated_while_a_training_runs_and_the_same_request_gives_the_same_pixels() throws Exception {
        String run = api.run("long", faces, 1_000);
        api.awaitEpoch(run, 1, LIMIT);
        String checkpoint =
                api.list("/api/runs/" + run + "/checkpoints").get(0).path("id").asText();

        BufferedImage sixteen = generated(checkpoint, 16);
        BufferedImage four = generated(checkpoint, 4);

        assertThat(LaboratoryApi.state(api.get("/api/runs/" + run))).isEqualTo("RUNNING");
        int tile = 32;
        for (int i = 0; i < 4; i++) {
            assertThat(tile(four, i, tile)).as("face %d", i).isEqualTo(tile(sixteen, i, tile));
        }
        api.post("/api/runs/" + run + "/cancel", Map.of());
        api.awaitRun(run, "CANCELLED", LIMIT);
    }

    @Test
    void a_run_goes_on_from_its_last_checkpoint_after_everything_was_killed() throws Exception {
        String run = api.run("interrupted", faces, 6);
        int stored = LaboratoryApi.epoch(api.awaitEpoch(run, 2, LIMIT));

        facelab.process().destroyForcibly();
        facelab.process().waitFor();
        start();

        JsonNode ended = api.awaitRun(run, "SUCCEEDED", LIMIT);
        assertThat(stored).isBetween(2, 5);
        assertThat(ended.path("last").asInt()).isEqualTo(6);
        assertThat(api.metrics(run).stream().filter(metric -> named(metric, "train", "loss")))
                .extracting(metric -> metric.path("epoch").asInt())
                .containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(api.list("/api/runs/" + run + "/events"))
                .as("its log tells where it went on")
                .anySatisfy(event -> assertThat(event.path("text").asText()).containsIgnoringCase("checkpoint"));
    }

    private static BufferedImage generated(String checkpoint, int count) throws Exception {
        String id = api.post(
                        "/api/generations",
                        Map.of("checkpointId", checkpoint, "count", count, "seed", 3, "temperature", 0.7))
                .path("id")
                .asText();
        JsonNode ended = api.await("/api/generations/" + id, LIMIT, generation -> {
            assertThat(LaboratoryApi.state(generation)).isNotEqualTo("FAILED");
            return "SUCCEEDED".equals(LaboratoryApi.state(generation));
        });
        assertThat(ended.path("images")).hasSize(count);
        return ImageIO.read(new ByteArrayInputStream(
                api.bytes(ended.path("picture").path("url").asText())));
    }

    private static int[] tile(BufferedImage grid, int index, int size) {
        int columns = grid.getWidth() / size;
        return grid.getRGB(index % columns * size, index / columns * size, size, size, null, 0, size);
    }

    private static boolean named(JsonNode metric, String split, String name) {
        return split.equals(metric.path("split").asText())
                && name.equals(metric.path("name").asText());
    }

    private static String original(List<JsonNode> pictures) {
        return pictures.stream()
                .filter(picture -> "ORIGINAL".equals(picture.path("kind").asText()))
                .map(picture -> picture.path("epoch").asText("-"))
                .findFirst()
                .orElse("is missing");
    }

    private static void is_a_grid(JsonNode picture, int tileSize) throws Exception {
        BufferedImage image = ImageIO.read(
                new ByteArrayInputStream(api.bytes(picture.path("url").asText())));
        assertThat(picture.path("tileSize").asInt()).isEqualTo(tileSize);
        assertThat(image.getWidth()).isEqualTo(picture.path("columns").asInt() * tileSize);
        assertThat(image.getHeight()).isEqualTo(picture.path("rows").asInt() * tileSize);
    }
}
