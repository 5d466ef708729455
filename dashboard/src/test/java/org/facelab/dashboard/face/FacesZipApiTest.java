package org.facelab.dashboard.face;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.facelab.dashboard.Lab;
import org.facelab.dashboard.testing.DrawnGenerations;
import org.facelab.dashboard.testing.DrawnRuns;
import org.facelab.db.entity.Picture;
import org.facelab.db.entity.PictureKind;
import org.facelab.db.entity.Run;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FacesZipApiTest {
    @Inject
    DrawnRuns runs;

    @Inject
    DrawnGenerations generations;

    private static RequestSpecification choosing(List<String> faces) {
        return given().contentType("application/x-www-form-urlencoded").formParam("face", faces);
    }

    private static UUID picture(Run run, PictureKind kind) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Picture.<Picture>find("runId = ?1 and kind = ?2", run.id, kind)
                        .firstResult()
                        .id);
    }

    @Test
    void chosen_faces_come_as_pngs_that_say_what_made_them() throws IOException {
        Run run = runs.running("zipped", 3, 1);
        JsonPath made = Lab.created(
                "/api/generations", "{\"checkpointId\": \"" + runs.checkpoint(run, 1) + "\", \"count\": 4}");
        generations.draw(made.getUUID("id"));
        UUID random = picture(run, PictureKind.RANDOM);
        byte[] zip = choosing(List.of(
                        "picture:" + random + ":5",
                        "picture:" + picture(run, PictureKind.ORIGINAL) + ":0",
                        "picture:" + random + ":5",
                        "generation:" + made.getString("id") + ":3"))
                .post("/api/faces.zip")
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .extract()
                .asByteArray();
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
                byte[] png = in.readAllBytes();
                assertThat(new String(png, StandardCharsets.ISO_8859_1)).contains("facelab\0{", "\"tile\":");
                assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth())
                        .isEqualTo(64);
                if (names.size() == 1) {
                    assertThat(png)
                            .isEqualTo(given().get("/api/pictures/" + random + "/tiles/5.png")
                                    .asByteArray());
                }
            }
        }
        String end = made.getString("id").substring(28);
        assertThat(names)
                .containsExactly(
                        "run-" + run.number + "-epoch-0001-random-006.png",
                        "run-" + run.number + "-original-001.png",
                        "run-" + run.number + "-epoch-0001-generated-" + end + "-004.png");
    }

    @Test
    void what_names_no_face_is_refused_before_a_byte_goes_out() {
        Run run = runs.running("zipped", 3, 1);
        String random = "picture:" + picture(run, PictureKind.RANDOM);
        choosing(List.of("everything"))
                .post("/api/faces.zip")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("face"))
                .body("violations[0].message", containsString("picture:ID:INDEX"));
        given().contentType("application/x-www-form-urlencoded")
                .post("/api/faces.zip")
                .then()
                .statusCode(400)
                .body("violations[0].message", containsString("1 to 500 times, not 0"));
        choosing(Collections.nCopies(501, random + ":1"))
                .post("/api/faces.zip")
                .then()
                .statusCode(400);
        choosing(List.of(random + ":1", random + ":64"))
                .post("/api/faces.zip")
                .then()
                .statusCode(404)
                .body("detail", containsString("has 64 faces"));
        choosing(List.of("generation:" + UUID.randomUUID() + ":1"))
                .post("/api/faces.zip")
                .then()
                .statusCode(404);
        runs.lose(run, 1);
        choosing(List.of(random + ":1"))
                .post("/api/faces.zip")
                .then()
                .statusCode(404)
                .body("detail", containsString("missing on disk"));
    }
}
