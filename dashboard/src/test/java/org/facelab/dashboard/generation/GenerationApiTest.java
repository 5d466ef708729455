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
        assertThat(ImageIO.read(new java.io.ByteArrayInputStream(face)).getRGB(4, 4))
                .isEqualTo(Left.FACES[2].getRGB());
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
                "\"kind\": \"RECONSTRUCTION\"|kind|RANDOM",
                "\"indices\": [1]|indices|not a field"
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

    private void finish(UUID id) throws IOException {
        Blob grid = blobs.write("generations/" + id + "/faces.f1.png", out -> ImageIO.write(Left.grid(), "png", out));
        QuarkusTransaction.requiringNew().run(() -> {
            Generation generation = Generation.findById(id);
            generation.columns = 2;
            generation.rows = 2;
            generation.tileSize = 8;
            generation.key = grid.key();
            generation.size = grid.size();
            generation.sha256 = grid.sha256();
            generation.madeFrom = "{\"seed\": 9}";
        });
    }
}
