package org.facelab.dashboard.file;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.facelab.dashboard.Lab;
import org.facelab.dashboard.run.Left;
import org.facelab.db.blob.BlobStore;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FileApiTest {
    @Inject
    BlobStore blobs;

    @Test
    void a_picture_is_given_out_once_and_then_known() throws IOException {
        UUID run = Lab.run();
        String url = "/api/pictures/" + Left.of(run, blobs).picture() + "/file";
        Response answer = given().get(url);
        answer.then().statusCode(200).contentType("image/png").header("Cache-Control", containsString("immutable"));
        assertThat(answer.asByteArray())
                .isEqualTo(Files.readAllBytes(blobs.path("runs/" + run + "/pictures/epoch-0001-random.f1.png")));
        given().header("If-None-Match", answer.header("ETag")).get(url).then().statusCode(304);
    }

    @Test
    void a_single_face_is_cut_out_and_says_where_it_comes_from() throws IOException {
        String url = "/api/pictures/" + Left.of(Lab.run(), blobs).picture() + "/tiles/";
        for (int i = 0; i < Left.FACES.length; i++) {
            byte[] png = given().get(url + i + ".png")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray();
            var face = ImageIO.read(new ByteArrayInputStream(png));
            assertThat(face.getWidth()).isEqualTo(8);
            assertThat(face.getHeight()).isEqualTo(8);
            assertThat(face.getRGB(0, 0)).isEqualTo(Left.FACES[i].getRGB());
            assertThat(face.getRGB(7, 7)).isEqualTo(Left.FACES[i].getRGB());
            assertThat(new String(png, StandardCharsets.ISO_8859_1))
                    .contains("tEXtfacelab\0", "\"tile\":" + i, "\"note\":\"\\u00E9\"");
        }
        given().get(url + "3.png").then().statusCode(404).body("detail", containsString("has 3 faces"));
        given().get(url + "x.png").then().statusCode(404);
        given().get(url + "-1.png").then().statusCode(404);
    }

    @Test
    void one_face_of_several_pictures_comes_side_by_side() throws IOException {
        UUID gone = Lab.run();
        UUID first = Left.of(Lab.run(), blobs).picture();
        UUID second = Left.of(gone, blobs).picture();
        String url = "/api/pictures/strip.png?of=" + first + "," + second + "&tile=1";
        Response answer = given().get(url);
        answer.then().statusCode(200).contentType("image/png").header("Cache-Control", containsString("immutable"));
        var strip = ImageIO.read(new java.io.ByteArrayInputStream(answer.asByteArray()));
        assertThat(strip.getWidth()).isEqualTo(16);
        assertThat(strip.getHeight()).isEqualTo(8);
        for (int x : new int[] {0, 7, 8, 15}) {
            assertThat(strip.getRGB(x, 4)).isEqualTo(Left.FACES[1].getRGB());
        }
        given().header("If-None-Match", answer.header("ETag")).get(url).then().statusCode(304);

        blobs.deleteAll("runs/" + gone);
        answer = given().get(url);
        assertThat(answer.header("Cache-Control"))
                .as("a strip with a gap is not kept")
                .isNull();
        strip = ImageIO.read(new java.io.ByteArrayInputStream(answer.asByteArray()));
        assertThat(strip.getRGB(0, 4)).isEqualTo(Left.FACES[1].getRGB());
        assertThat(strip.getRGB(12, 4) >>> 24).as("nothing in its place").isZero();
    }

    @Test
    void a_strip_of_what_is_not_there_is_refused() throws IOException {
        UUID picture = Left.of(Lab.run(), blobs).picture();
        String url = "/api/pictures/strip.png?of=";
        given().get(url).then().statusCode(400).body("violations[0].message", containsString("1 to 32 ids"));
        given().get(url + "face").then().statusCode(400).body("violations[0].message", containsString("\"face\""));
        given().get(url + picture + ("," + picture).repeat(32))
                .then()
                .statusCode(400)
                .body("violations[0].message", containsString("not 33"));
        given().get(url + picture + "&tile=3").then().statusCode(404).body("detail", containsString("has 3 faces"));
        given().get(url + picture + "&tile=x").then().statusCode(400).body("violations[0].field", equalTo("tile"));
        given().get(url + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void a_picture_that_is_gone_from_disk_is_told() throws IOException {
        UUID run = Lab.run();
        Left left = Left.of(run, blobs);
        blobs.deleteAll("runs/" + run);
        given().get("/api/pictures/" + left.picture() + "/file")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("picture is missing on disk"));
        given().get("/api/checkpoints/" + left.checkpoint() + "/file")
                .then()
                .statusCode(404)
                .body("detail", containsString("checkpoint is missing on disk"));
    }

    @Test
    void a_checkpoint_is_given_out_whole_and_refused_once_damaged() throws IOException {
        UUID run = Lab.run();
        String url = "/api/checkpoints/" + Left.of(run, blobs).checkpoint() + "/file";
        given().get(url)
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("-epoch-0001.safetensors"))
                .header("Content-Length", "40");

        Path file = blobs.path("runs/" + run + "/checkpoints/epoch-0001.f1.safetensors");
        byte[] damaged = new byte[40];
        damaged[39] = 1;
        Files.write(file, damaged);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        given().get(url)
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body("title", equalTo("Damaged on disk"))
                .body("detail", containsString("SHA-256"));
        Files.write(file, new byte[39]);
        given().get(url).then().statusCode(500).body("detail", containsString("39 bytes"));
    }

    @Test
    void ids_that_nothing_has_are_told() {
        for (String path : new String[] {
            "pictures/%s/file",
            "pictures/%s/tiles/0.png",
            "checkpoints/%s/file",
            "generations/%s/file",
            "generations/%s/images/0.png",
            "datasets/%s/montage.png"
        }) {
            for (String id : new String[] {UUID.randomUUID().toString(), "nonsense", "..%2f..%2fetc"}) {
                given().urlEncodingEnabled(false)
                        .get("/api/" + path.formatted(id))
                        .then()
                        .statusCode(404);
            }
        }
    }
}
