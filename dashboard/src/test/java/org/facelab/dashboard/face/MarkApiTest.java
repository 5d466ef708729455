package org.facelab.dashboard.face;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.facelab.dashboard.Lab;
import org.facelab.dashboard.testing.DrawnGenerations;
import org.facelab.dashboard.testing.DrawnRuns;
import org.facelab.db.entity.Picture;
import org.facelab.db.entity.PictureKind;
import org.facelab.db.entity.Run;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MarkApiTest {
    @Inject
    DrawnRuns runs;

    @Inject
    DrawnGenerations generations;

    @Inject
    EntityManager entities;

    private static UUID picture(Run run, int epoch) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Picture.<Picture>find(
                                "runId = ?1 and epoch = ?2 and kind = ?3", run.id, epoch, PictureKind.RANDOM)
                        .firstResult()
                        .id);
    }

    private static ValidatableResponse put(String address, String body) {
        return given().contentType("application/json").body(body).put(address).then();
    }

    @Test
    void a_face_is_starred_rated_changed_and_forgotten() {
        String marks = "/api/pictures/" + picture(runs.running("marked", 3, 2), 2) + "/marks";
        put(marks + "/7", "{\"favourite\": true, \"rating\": 4}")
                .statusCode(200)
                .body("index", equalTo(7))
                .body("favourite", equalTo(true))
                .body("rating", equalTo(4));
        put(marks + "/3", "{\"rating\": 1}").statusCode(200).body("favourite", equalTo(false));
        put(marks + "/7", "{\"favourite\": true}").statusCode(200).body("rating", nullValue());
        JsonPath all = given().get(marks).jsonPath();
        assertThat(all.getList("index")).containsExactly(3, 7);
        put(marks + "/3", "{}").statusCode(200);
        assertThat(given().get(marks).jsonPath().getList("index")).containsExactly(7);
    }

    @Test
    void favourites_of_a_run_come_from_its_pictures_and_its_generations() {
        Run run = runs.running("favourites", 3, 2);
        JsonPath made = Lab.created(
                "/api/generations", "{\"checkpointId\": \"" + runs.checkpoint(run, 1) + "\", \"count\": 4}");
        String generation = "/api/generations/" + made.getString("id");
        put(generation + "/marks/1", "{\"favourite\": true}")
                .statusCode(404)
                .body("detail", containsString("not there yet"));
        generations.draw(made.getUUID("id"));
        put(generation + "/marks/1", "{\"favourite\": true, \"rating\": 5}").statusCode(200);
        put("/api/pictures/" + picture(run, 2) + "/marks/0", "{\"favourite\": true, \"rating\": 2}")
                .statusCode(200);
        put("/api/pictures/" + picture(run, 1) + "/marks/9", "{\"rating\": 5}").statusCode(200);

        JsonPath found = given().get("/api/runs/" + run.id + "/favourites").jsonPath();
        assertThat(found.getList("epoch")).containsExactly(1, 2);
        assertThat(found.getList("index")).containsExactly(1, 0);
        given().get(found.getString("[0].url")).then().statusCode(200).contentType("image/png");
        assertThat(given().get("/api/runs/" + run.id + "/favourites?minRating=3")
                        .jsonPath()
                        .getList("rating"))
                .containsExactly(5);
    }

    @Test
    void what_is_not_there_or_makes_no_sense_is_refused() {
        String marks = "/api/pictures/" + picture(runs.running("marked", 3, 1), 1) + "/marks/";
        put(marks + "64", "{\"favourite\": true}").statusCode(404).body("detail", containsString("has 64 faces"));
        put(marks + "-1", "{\"favourite\": true}").statusCode(404);
        put(marks + "0", "{\"rating\": 6}").statusCode(400).body("violations[0].field", equalTo("rating"));
        put(marks + "0", "{\"rating\": 0}").statusCode(400);
        put(marks + "0", "{\"favourite\": \"yes\"}").statusCode(400);
        put(marks + "0", "{\"stars\": 3}").statusCode(400).body("violations[0].field", equalTo("stars"));
        put("/api/pictures/" + UUID.randomUUID() + "/marks/0", "{}").statusCode(404);
        given().get("/api/pictures/" + UUID.randomUUID() + "/marks").then().statusCode(404);
        given().get("/api/runs/" + UUID.randomUUID() + "/favourites").then().statusCode(404);
    }

    @Test
    void marks_go_with_their_picture() {
        UUID picture = picture(runs.running("marked", 3, 1), 1);
        put("/api/pictures/" + picture + "/marks/5", "{\"favourite\": true}").statusCode(200);
        QuarkusTransaction.requiringNew().run(() -> Picture.deleteById(picture));
        Object left = QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery("select count(*) from picture_mark where picture_id = :id")
                        .setParameter("id", picture)
                        .getSingleResult());
        assertThat(left).isEqualTo(0L);
    }
}
