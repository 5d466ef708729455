package org.facelab.dashboard.dataset;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.Lab;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.entity.Dataset;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class DatasetApiTest {
    @Inject
    BlobStore blobs;

    @Test
    void drawn_faces_left_at_their_defaults_wait_for_a_worker() {
        JsonPath made = Lab.created("/api/datasets", "{\"name\": \"plain\", \"format\": \"drawn\"}");
        given().get("/api/datasets/" + made.getString("id"))
                .then()
                .statusCode(200)
                .body("state", equalTo("IMPORTING"))
                .body("imageSize", equalTo(64))
                .body("source.count", equalTo(2000))
                .body("source.channels", equalTo("auto"))
                .body("progress.total", equalTo(2000))
                .body("count", nullValue())
                .body("jobId", equalTo(made.getString("jobId")));
        assertThat(made.getLong("seed")).isBetween(0L, (long) Integer.MAX_VALUE);
        assertThat(given().get("/api/datasets").jsonPath().getList("id")).contains(made.getString("id"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"format\": \"clowns\"|format|folder, celeba, mnist, drawn, auto",
                "\"format\": null|format|null",
                "\"format\": \"auto\"|path|required",
                "\"format\": \"folder\"|path|multipart field file",
                "\"format\": \"drawn\", \"path\": \"/tmp\"|path|drawn",
                "\"format\": \"drawn\", \"count\": 19|count|20 to 200,000",
                "\"format\": \"drawn\", \"count\": 200001|count|20 to 200,000",
                "\"format\": \"drawn\", \"count\": 20.5|count|whole number",
                "\"format\": \"drawn\", \"imageSize\": 48|imageSize|32, 64, 128",
                "\"format\": \"drawn\", \"imageSize\": 64.0|imageSize|32, 64, 128",
                "\"format\": \"drawn\", \"channels\": 2|channels|1, 3, auto",
                "\"format\": \"drawn\", \"crop\": \"178\"|crop|centre",
                "\"format\": \"mnist\", \"path\": \"/x\", \"crop\": \"148\"|crop|choose centre",
                "\"format\": \"folder\", \"path\": \"/x\", \"crop\": \"108\"|crop|CelebA",
                "\"format\": \"celeba\", \"path\": \"/x\", \"crop\": \"200\"|crop|178, 148, 140, 108",
                "\"format\": \"celeba\"|path|multipart field file",
                "\"format\": \"drawn\", \"seed\": -1|seed|whole number",
                "\"format\": \"folder\", \"path\": \"/x\", \"count\": 30|count|drawn alone",
                "\"format\": \"drawn\", \"size\": 64|size|not a field"
            })
    void a_wrong_field_is_named_with_what_was_expected(String fields, String path, String words) {
        refused("{\"name\": \"bad\", " + fields + "}", path, words);
    }

    @Test
    void a_zip_is_uploaded_into_the_store() throws IOException {
        byte[] zip = {'P', 'K', 3, 4, 0, 0, 0, 0};
        JsonPath made = given().multiPart("name", "mine")
                .multiPart("imageSize", "32")
                .multiPart("channels", "3")
                .multiPart("file", "C:\\faces\\my faces.zip", zip)
                .post("/api/datasets")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        UUID id = made.getUUID("id");
        assertThat(blobs.path("uploads/" + id + ".zip")).hasBinaryContent(zip);
        given().get("/api/datasets/" + id)
                .then()
                .body("imageSize", equalTo(32))
                .body("source.format", equalTo("auto"))
                .body("source.originalName", equalTo("my faces.zip"))
                .body("source.uploadKey", nullValue());
        Dataset dataset = QuarkusTransaction.requiringNew().call(() -> Dataset.findById(id));
        assertThat(dataset.source).contains("uploads/" + id + ".zip");
    }

    @Test
    void an_idx_file_is_taken_up_for_digits_and_for_nothing_else() {
        byte[] idx = {0, 0, 8, 3, 0, 0, 0, 0};
        byte[] gz = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0};
        for (byte[] file : List.of(idx, gz)) {
            JsonPath made = given().multiPart("name", "digits")
                    .multiPart("format", "mnist")
                    .multiPart("file", "t10k-images-idx3-ubyte", file)
                    .post("/api/datasets")
                    .then()
                    .statusCode(201)
                    .extract()
                    .jsonPath();
            UUID id = made.getUUID("id");
            assertThat(blobs.path("uploads/" + id + ".idx")).hasBinaryContent(file);
            given().get("/api/datasets/" + id)
                    .then()
                    .body("imageSize", equalTo(32))
                    .body("source.format", equalTo("mnist"))
                    .body("source.imageSize", nullValue());
        }
        given().multiPart("name", "digits")
                .multiPart("format", "celeba")
                .multiPart("file", "t10k-images-idx3-ubyte", idx)
                .post("/api/datasets")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("file"))
                .body("violations[0].message", containsString("one zip"));
    }

    @Test
    void what_is_no_zip_is_refused_at_once_and_not_kept() throws IOException {
        int before = blobs.under("uploads").size();
        given().multiPart("name", "text")
                .multiPart("file", "faces.zip", "these are no faces".getBytes())
                .post("/api/datasets")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("file"))
                .body("violations[0].message", containsString("not a zip"));
        assertThat(blobs.under("uploads")).hasSize(before);
        assertThat(blobs.under("tmp")).isEmpty();
    }

    @Test
    void an_upload_without_length_is_stopped_at_the_limit() throws IOException {
        int before = blobs.under("uploads").size();
        given().multiPart("name", "large")
                .multiPart("file", "faces.zip", new byte[5 << 20])
                .post("/api/datasets")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("detail", containsString("4,194,304 bytes"))
                .body("detail", containsString("--allow-import"));
        assertThat(blobs.under("uploads")).hasSize(before);
    }

    @Test
    void multipart_fields_are_as_strict_as_json() {
        given().multiPart("name", "form")
                .multiPart("format", "drawn")
                .multiPart("count", "many")
                .multiPart("colour", "red")
                .post("/api/datasets")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("count"))
                .body("violations.field", hasItem("colour"));
        given().multiPart("name", "form")
                .multiPart("format", "drawn")
                .multiPart("count", "40")
                .multiPart("seed", "")
                .post("/api/datasets")
                .then()
                .statusCode(201);
    }

    @Test
    void paths_inside_an_allowed_folder_are_taken_and_all_others_refused() throws IOException {
        Path allowed = Path.of(System.getProperty("java.io.tmpdir"), "facelab-test-allowed");
        Path folder = Files.createDirectories(allowed.resolve(UUID.randomUUID().toString()));
        Path outside = Files.createTempDirectory("facelab-outside");
        try {
            Path link = Files.createSymbolicLink(folder.resolve("link"), outside);
            Path text = Files.writeString(folder.resolve("faces.zip"), "no zip");

            JsonPath made = Lab.created("/api/datasets", body(folder.toString()));
            Dataset dataset = QuarkusTransaction.requiringNew().call(() -> Dataset.findById(made.getUUID("id")));
            assertThat(dataset.source)
                    .contains(
                            "\"path\": \"" + folder.toRealPath() + "\"", "\"allowedRoot\": \"" + allowed.toRealPath());

            refused(body(link.toString()), "path", "does not lie inside an allowed folder");
            refused(body(outside.toString()), "path", "does not lie inside an allowed folder; allowed are " + allowed);
            refused(body(folder + "/../../../etc"), "path", "does not lie inside");
            refused(body(folder + "/nothing"), "path", "there is no file or folder");
            refused(body("faces"), "path", "absolute");
            refused(body(text.toString()), "path", "neither a folder nor a zip");
            refused(body("/etc/\\u0000"), "path", "U+0000");
        } finally {
            Files.deleteIfExists(folder.resolve("link"));
            Files.deleteIfExists(folder.resolve("faces.zip"));
            Files.deleteIfExists(folder);
            Files.deleteIfExists(outside);
        }
    }

    @Test
    void without_an_allowed_folder_the_message_says_how_to_allow_one() {
        AllowedFolders none = new AllowedFolders(java.util.Optional.empty());
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> none.find("/tmp"))
                .hasMessageContaining("--allow-import");
    }

    @Test
    void a_data_set_in_use_or_at_work_is_not_deleted() {
        UUID importing = Lab.importing();
        given().delete("/api/datasets/" + importing)
                .then()
                .statusCode(409)
                .body("detail", containsString("QUEUED"))
                .body("detail", containsString("cancel"));

        UUID used = Lab.ready();
        JsonPath run = Lab.created("/api/runs", Lab.run(used, "user of it"));
        given().delete("/api/datasets/" + used).then().statusCode(409).body("detail", containsString("user of it"));

        Lab.end(run.getUUID("jobId"), JobState.CANCELLED);
        given().delete("/api/runs/" + run.getString("id")).then().statusCode(204);
        given().delete("/api/datasets/" + used).then().statusCode(204);
        given().get("/api/datasets/" + used).then().statusCode(404);
    }

    @Test
    void deleting_leaves_neither_row_nor_file() throws IOException {
        UUID id = Lab.ready();
        UUID job = QuarkusTransaction.requiringNew().call(() -> Dataset.<Dataset>findById(id).jobId);
        blobs.write("datasets/" + id + "/images.f1.u8", out -> out.write(1));
        blobs.write("uploads/" + id + ".zip", out -> out.write(1));

        given().delete("/api/datasets/" + id).then().statusCode(204);

        assertThat(blobs.path("datasets/" + id)).doesNotExist();
        assertThat(blobs.path("uploads/" + id + ".zip")).doesNotExist();
        assertThat((Object) QuarkusTransaction.requiringNew().call(() -> Job.findById(job)))
                .isNull();
        given().delete("/api/datasets/" + id).then().statusCode(404);
    }

    @Test
    void the_montage_shows_the_first_images() throws IOException {
        UUID id = Lab.ready();
        byte[] packed = new byte[100 * 32 * 32 * 3];
        // image 9 is red
        for (int i = 9 * 32 * 32 * 3; i < 10 * 32 * 32 * 3; i += 3) {
            packed[i] = (byte) 255;
        }
        given().get("/api/datasets/" + id + "/montage.png")
                .then()
                .statusCode(404)
                .body("detail", containsString("missing on disk"));
        blobs.write("datasets/" + id + "/images.f1.u8", out -> out.write(packed));
        var answer = given().get("/api/datasets/" + id + "/montage.png?count=12&columns=4");
        assertThat(answer.statusCode()).isEqualTo(200);
        var image = javax.imageio.ImageIO.read(answer.asInputStream());
        assertThat(image.getWidth()).isEqualTo(4 * 32);
        assertThat(image.getHeight()).isEqualTo(3 * 32);
        assertThat(image.getRGB(32 + 5, 2 * 32 + 5) & 0xffffff).isEqualTo(0xff0000);
        assertThat(image.getRGB(5, 5) & 0xffffff).isZero();
        given().header("If-None-Match", answer.header("ETag"))
                .get("/api/datasets/" + id + "/montage.png?count=12&columns=4")
                .then()
                .statusCode(304);
    }

    private static String body(String path) {
        return "{\"name\": \"from the server\", \"format\": \"folder\", \"path\": \"" + path + "\"}";
    }

    private static void refused(String body, String field, String words) {
        given().contentType("application/json")
                .body(body)
                .post("/api/datasets")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem(field))
                .body("violations.message", hasItem(containsString(words)));
    }
}
