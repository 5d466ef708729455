package org.facelab.dashboard.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.Lab;
import org.facelab.db.entity.JobState;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JobApiTest {
    @Test
    void waiting_jobs_are_listed_as_they_are_taken() {
        UUID dataset = Lab.ready();
        String low = Lab.created("/api/runs", Lab.run(dataset, "low")).getString("jobId");
        String high = Lab.created("/api/runs", Lab.run(dataset, "high")).getString("jobId");
        given().contentType("application/json")
                .body("{\"priority\": 50}")
                .patch("/api/jobs/" + high)
                .then()
                .statusCode(200)
                .body("priority", equalTo(50))
                .body("name", equalTo("high"))
                .body("kind", equalTo("TRAIN"));
        List<String> ids =
                given().get("/api/jobs?state=queued&limit=1000").jsonPath().getList("id");
        assertThat(ids).contains(low, high);
        assertThat(ids.indexOf(high)).isLessThan(ids.indexOf(low));
    }

    @Test
    void a_priority_out_of_range_or_of_an_ended_job_is_refused() {
        UUID run = Lab.run();
        String job = given().get("/api/runs/" + run).jsonPath().getString("jobId");
        for (String body : List.of("{}", "{\"priority\": 101}", "{\"priority\": \"1\"}", "{\"priority\": null}")) {
            given().contentType("application/json")
                    .body(body)
                    .patch("/api/jobs/" + job)
                    .then()
                    .statusCode(400)
                    .body("violations.field", hasItem("priority"));
        }
        Lab.end(UUID.fromString(job), JobState.SUCCEEDED);
        given().contentType("application/json")
                .body("{\"priority\": 1}")
                .patch("/api/jobs/" + job)
                .then()
                .statusCode(409)
                .body("detail", containsString("SUCCEEDED"))
                .body("state", equalTo("SUCCEEDED"))
                .body("allowed", hasItem("continue"));
        given().contentType("application/json")
                .body("{\"priority\": 1}")
                .patch("/api/jobs/" + UUID.randomUUID())
                .then()
                .statusCode(404);
        given().get("/api/jobs?state=DONE").then().statusCode(400);
    }

    @Test
    void an_import_that_waits_can_be_cancelled_and_then_deleted() {
        UUID dataset = Lab.importing();
        String job = given().get("/api/datasets/" + dataset).jsonPath().getString("jobId");
        given().post("/api/jobs/" + job + "/cancel").then().statusCode(200).body("state", equalTo("CANCELLED"));
        given().get("/api/datasets/" + dataset)
                .then()
                .body("state", equalTo("FAILED"))
                .body("failure.kind", equalTo("CANCELLED"));
        given().delete("/api/datasets/" + dataset).then().statusCode(204);
    }
}
