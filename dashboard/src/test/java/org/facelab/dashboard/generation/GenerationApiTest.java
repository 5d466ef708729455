package org.facelab.dashboard.generation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.facelab.dashboard.Lab;
import org.facelab.dashboard.run.Left;
import org.facelab.db.blob.Blob;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.entity.Checkpoint;
import org.facelab.db.entity.Generation;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class GenerationApiTest {
    @Inject
    BlobStore blobs;

    @Test
    void what_is_left_out_is_the_runs_own() throws IOException {
        UUID checkpoint = Left.of(Lab.run(), blobs).checkpoint();
        JsonPath made = Lab.created("/api/generations", "{\"checkpointId\": \"" + checkpoint + "\"}");
        given().get("/api/generations/" + made.getString("id"))
                .then()
                .statusCode(200)
                .body("state", equalTo("QUEUED"))
                .body("kind", equalTo("RANDOM"))
                .body("count", equalTo(16))
                .body("sampler", equalTo("fitted"))
                .body("temperature", equalTo(0.8f))
                .body("epoch", equalTo(1))
                .body("images.size()", equalTo(0))
                .body("picture", nullValue());
        given().get("/api/generations/" + made.getString("id") + "/images/0.png")
                .then()
                .statusCode(404)
                .body("detail", containsString("not there yet"));
    }

    @Test
    void faces_are_shown_one_by_one_once_they_are_there() throws IOException {
        UUID checkpoint = Left.of(Lab.run(), blobs).checkpoint();
        JsonPath made = Lab.created(
                "/api/generations",
                "{\"checkpointId\": \"" + checkpoint
                        + "\", \"count\": 3, \"seed\": 9, \"sampler\": \"prior\", \"temperature\": 1}");
        UUID id = made.getUUID("id");
        finish(id);
        Lab.end(made.getUUID("jobId"), JobState.SUCCEEDED);

        JsonPath shown = given().get("/api/generations/" + id).jsonPath();

        assertThat(shown.getString("state")).isEqualTo("SUCCEEDED");
        assertThat(shown.getList("images.index")).containsExactly(0, 1, 2);
        assertThat(shown.getList("images.seed")).containsExactly(9, 9, 9);
        assertThat(shown.getInt("picture.columns")).isEqualTo(2);
        byte[] face = given().get(shown.getString("images[2].url"))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(ImageIO.read(new ByteArrayInputStream(face)).getRGB(4, 4)).isEqualTo(Left.FACES[2].getRGB());
        given().get(shown.getString("picture.url")).then().statusCode(200).contentType("image/png");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"count\": 0|count|1 to 256",
                "\"count\": 257|count|1 to 256",
                "\"count\": \"4\"|count|whole number",
                "\"count\": null|count|null",
                "\"seed\": -1|seed|whole number",
                "\"sampler\": \"best\"|sampler|fitted, prior",
                "\"temperature\": 2.01|temperature|0 to 2",
                "\"temperature\": -0.1|temperature|0 to 2",
                "\"temperature\": \"1\"|temperature|number",
                "\"kind\": \"SWAP\"|kind|RANDOM, RECONSTRUCTION",
                "\"indices\": [1]|indices|RECONSTRUCTION alone",
                "\"kind\": \"RECONSTRUCTION\"|indices|a list of 1 to 256 places",
                "\"kind\": \"RECONSTRUCTION\", \"indices\": []|indices|not 0",
                "\"kind\": \"RECONSTRUCTION\", \"indices\": 4|indices|a list of 1 to 256 places",
                "\"kind\": \"RECONSTRUCTION\", \"indices\": [1, -2]|indices[1]|whole number from 0, not -2",
                "\"kind\": \"RECONSTRUCTION\", \"indices\": [1.5]|indices[0]|whole number",
                "\"kind\": \"RECONSTRUCTION\", \"indices\": [3, 4, 3]|indices[2]|second time",
                "\"kind\": \"RECONSTRUCTION\", \"indices\": [3], \"seed\": 4|seed|RANDOM alone",
                "\"kind\": \"RECONSTRUCTION\", \"indices\": [3], \"count\": 1|count|RANDOM alone"
            })
    void a_wrong_field_is_named_with_what_was_expected(String field, String path, String words) {
        given().contentType("application/json")
                .body("{\"checkpointId\": \"" + UUID.randomUUID() + "\", " + field + "}")
                .post("/api/generations")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(path))
                .body("violations.message", hasItem(containsString(words)));
    }

    @Test
    void a_checkpoint_that_is_not_there_or_serves_resuming_alone_is_refused() throws IOException {
        UUID within = Left.of(Lab.run(), blobs).checkpoint();
        QuarkusTransaction.requiringNew().run(() -> Checkpoint.update("withinEpoch = true where id = ?1", within));
        for (UUID id : new UUID[] {UUID.randomUUID(), within}) {
            given().contentType("application/json")
                    .body("{\"checkpointId\": \"" + id + "\"}")
                    .post("/api/generations")
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("checkpointId"))
                    .body("violations[0].message", containsString("there is no checkpoint"));
        }
    }

    @Test
    void validation_faces_are_reconstructed_beside_their_originals() throws IOException {
        UUID checkpoint = Left.of(Lab.run(), blobs).checkpoint();
        String body = "{\"checkpointId\": \"" + checkpoint + "\", \"kind\": \"RECONSTRUCTION\", \"indices\": %s}";
        given().contentType("application/json")
                .body(body.formatted("[0, 100000]"))
                .post("/api/generations")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("indices[1]"))
                .body("violations[0].message", containsString("is 100000, and the run's data set"));
        JsonPath made = Lab.created("/api/generations", body.formatted("[0, 2, 1]"));
        assertThat(made.getString("seed")).isNull();
        UUID id = made.getUUID("id");
        finish(id);

        JsonPath shown = given().get("/api/generations/" + id).jsonPath();

        assertThat(shown.getString("kind")).isEqualTo("RECONSTRUCTION");
        assertThat(shown.getList("indices")).containsExactly(0, 2, 1);
        assertThat(shown.getList("images.validationIndex")).containsExactly(0, 2, 1);
        assertThat(shown.getList("images.mse", Double.class)).containsExactly(0.02, 0.03, 0.04);
        assertThat(shown.getString("sampler")).isNull();
        byte[] original = given().get(shown.getString("images[1].originalUrl"))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(ImageIO.read(new ByteArrayInputStream(original)).getRGB(4, 4))
                .isEqualTo(Left.FACES[1].getRGB());
        given().get(shown.getString("originals.url")).then().statusCode(200).contentType("image/png");
    }

    @Test
    void a_picture_is_made_again_from_what_is_stored_of_it() throws IOException {
        Left left = Left.of(Lab.run(), blobs);
        given().post("/api/pictures/" + left.picture() + "/again")
                .then()
                .statusCode(409)
                .body("detail", containsString("is not the one that drew this picture"));
        QuarkusTransaction.requiringNew().run(() -> {
            Checkpoint checkpoint = Checkpoint.findById(left.checkpoint());
            Picture.update(
                    "madeFrom = ?1 where id = ?2",
                    "{\"checkpointSha256\": \"" + checkpoint.weightsSha256
                            + "\", \"seed\": 77, \"sampler\": \"prior\", \"temperature\": 0.5}",
                    left.picture());
        });

        JsonPath again = given().post("/api/pictures/" + left.picture() + "/again")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        String address = "/api/generations/" + again.getString("id");
        given().get(address)
                .then()
                .body("count", equalTo(3))
                .body("seed", equalTo(77))
                .body("sampler", equalTo("prior"))
                .body("temperature", equalTo(0.5f))
                .body("again.pictureId", equalTo(left.picture().toString()))
                .body("again.same", nullValue());
        given().post(address + "/again").then().statusCode(409).body("detail", containsString("no faces yet"));
        finish(again.getUUID("id"));
        QuarkusTransaction.requiringNew()
                .run(() ->
                        Generation.update("againDiffering = 4, againLargest = 2 where id = ?1", again.getUUID("id")));
        given().get(address)
                .then()
                .body("again.same", equalTo(false))
                .body("again.differingPixels", equalTo(4))
                .body("again.largestDifference", equalTo(2));
        JsonPath third = given().post(address + "/again")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        given().get("/api/generations/" + third.getString("id"))
                .then()
                .body("again.generationId", equalTo(again.getString("id")))
                .body("seed", equalTo(77));

        QuarkusTransaction.requiringNew().run(() -> Checkpoint.deleteById(left.checkpoint()));
        given().post("/api/pictures/" + left.picture() + "/again")
                .then()
                .statusCode(409)
                .body("detail", containsString("checkpoint of epoch 1 is not kept any more"));
        given().post(address + "/again").then().statusCode(409).body("detail", containsString("not kept any more"));
        given().post("/api/pictures/" + UUID.randomUUID() + "/again").then().statusCode(404);
        given().post("/api/generations/" + UUID.randomUUID() + "/again").then().statusCode(404);
    }

    private void finish(UUID id) throws IOException {
        Blob grid = blobs.write("generations/" + id + "/faces.f1.png", out -> ImageIO.write(Left.grid(), "png", out));
        Blob originals =
                blobs.write("generations/" + id + "/originals.f1.png", out -> ImageIO.write(Left.grid(), "png", out));
        QuarkusTransaction.requiringNew().run(() -> {
            Generation generation = Generation.findById(id);
            generation.columns = 2;
            generation.rows = 2;
            generation.tileSize = 8;
            generation.key = grid.key();
            generation.size = grid.size();
            generation.sha256 = grid.sha256();
            generation.madeFrom = "{\"seed\": 9}";
            if (generation.kind.equals(Generation.RECONSTRUCTION)) {
                generation.originalKey = originals.key();
                generation.originalSize = originals.size();
                generation.originalSha256 = originals.sha256();
                generation.tileErrors = "[0.02, 0.03, 0.04]";
            }
        });
    }
}
