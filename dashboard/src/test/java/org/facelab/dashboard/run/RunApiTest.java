package org.facelab.dashboard.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.Lab;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobState;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RunApiTest {
    @Inject
    EntityManager entities;

    @Inject
    BlobStore blobs;

    @Test
    void a_run_left_at_its_defaults_is_queued_and_shown_whole() {
        UUID dataset = Lab.ready();
        JsonPath made = Lab.created(
                "/api/runs",
                "{\"name\": \"  plain  \", \"datasetId\": \"" + dataset
                        + "\", \"settings\": {\"model\": \"conv-vae\"}}");

        JsonPath run = run(made.getUUID("id"));

        assertThat(run.getString("name")).isEqualTo("plain");
        assertThat(run.getString("state")).isEqualTo("QUEUED");
        assertThat(run.getUUID("jobId")).isEqualTo(made.getUUID("jobId"));
        assertThat(run.getLong("seed")).isEqualTo(made.getLong("seed"));
        assertThat(run.getInt("settings.latentSize")).isEqualTo(128);
        assertThat(run.getInt("progress.epoch")).isZero();
        assertThat(run.getInt("progress.epochs")).isEqualTo(20);
        assertThat(run.getInt("last")).isZero();
        assertThat((Object) run.get("best")).isNull();
        assertThat((Object) run.get("failure")).isNull();
        assertThat(given().get("/api/runs/" + made.getString("id") + "/events")
                        .jsonPath()
                        .getList("kind"))
                .containsExactly("SUBMITTED");
    }

    @Test
    void lists_are_filtered_and_paged_without_gaps() {
        UUID dataset = Lab.ready();
        String tag = "t" + UUID.randomUUID();
        List<String> names = new ArrayList<>();
        for (String name : List.of("b 50%", "a_x", "c", "a_x", "axx")) {
            String body = Lab.run(dataset, name).replaceFirst("\\{", "{\"tags\": [\"" + tag + "\", \"every\"], ");
            names.add(Lab.created("/api/runs", body).getString("id"));
        }
        assertThat(pages("tag=" + tag + "&limit=2")).containsExactlyElementsOf(reversed(names));
        assertThat(pages("tag=" + tag + "&limit=2&sort=number")).containsExactlyElementsOf(names);
        assertThat(pages("tag=" + tag + "&limit=2&sort=name"))
                .containsExactlyInAnyOrderElementsOf(names)
                .startsWith(names.get(1), names.get(3))
                .endsWith(names.get(2));
        // what a pattern would take as "any character" stands for itself
        assertThat(pages("tag=" + tag + "&q=A_X")).containsExactly(names.get(3), names.get(1));
        assertThat(pages("tag=" + tag + "&q=50%25")).containsExactly(names.get(0));
        assertThat(pages("tag=" + tag + "&state=queued&model=conv-vae")).hasSize(5);
        assertThat(pages("tag=" + tag + "&state=FAILED")).isEmpty();
        long number = run(UUID.fromString(names.get(2))).getLong("number");
        assertThat(pages("tag=" + tag + "&q=%23" + number)).containsExactly(names.get(2));
        assertThat(given().get("/api/runs?limit=1&tag=" + tag).jsonPath().getInt("total"))
                .isEqualTo(5);
    }

    @Test
    void runs_that_were_put_away_are_listed_alone_or_left_out() {
        UUID dataset = Lab.ready();
        String tag = "t" + UUID.randomUUID();
        String body = Lab.run(dataset, "shown").replaceFirst("\\{", "{\"tags\": [\"" + tag + "\"], ");
        String shown = Lab.created("/api/runs", body).getString("id");
        String away = Lab.created("/api/runs", body).getString("id");
        given().post("/api/runs/" + away + "/archive").then().statusCode(200);

        assertThat(pages("tag=" + tag)).containsExactly(away, shown);
        assertThat(pages("tag=" + tag + "&archived=true")).containsExactly(away);
        assertThat(pages("tag=" + tag + "&archived=false")).containsExactly(shown);
    }

    @Test
    void a_wrong_parameter_of_a_list_is_named() {
        for (String query :
                List.of("state=DONE", "model=gan", "sort=size", "limit=0", "limit=x", "cursor=abc", "archived=yes")) {
            given().get("/api/runs?" + query)
                    .then()
                    .statusCode(400)
                    .body("violations.field", hasItem(query.substring(0, query.indexOf('='))));
        }
        String next = given().get("/api/runs?limit=1").jsonPath().getString("next");
        if (next != null) {
            given().get("/api/runs?sort=name&cursor=" + next).then().statusCode(400);
        }
    }

    @Test
    void what_people_wrote_can_be_changed_and_nothing_else() {
        UUID id = Lab.run();
        given().contentType("application/json")
                .body("{\"tags\": [\"keep\", \" keep \"], \"archived\": true}")
                .patch("/api/runs/" + id)
                .then()
                .statusCode(200)
                .body("tags", equalTo(List.of("keep")))
                .body("archived", equalTo(true))
                .body("name", containsString("run "));
        given().contentType("application/json")
                .body("{\"notes\": \"x\", \"name\": \"\", \"seed\": 5}")
                .patch("/api/runs/" + id)
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("name", "seed")));
        assertThat(run(id).getString("notes")).isEmpty();
    }

    @Test
    void a_waiting_run_is_cancelled_at_once_and_only_once() {
        UUID id = Lab.run();
        given().post("/api/runs/" + id + "/cancel").then().statusCode(200).body("state", equalTo("CANCELLED"));
        given().post("/api/runs/" + id + "/cancel")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("CANCELLED"))
                .body("detail", containsString("allowed now: archive, clone, delete, retry"))
                .body("state", equalTo("CANCELLED"))
                .body("allowed", equalTo(List.of("archive", "clone", "delete", "retry")));
        given().post("/api/runs/" + UUID.randomUUID() + "/cancel").then().statusCode(404);
    }

    @Test
    void the_worker_of_a_running_run_is_told_to_cancel() {
        UUID id = Lab.run();
        UUID job = run(id).getUUID("jobId");
        Lab.end(job, JobState.RUNNING);
        given().post("/api/runs/" + id + "/cancel")
                .then()
                .statusCode(200)
                .body("state", equalTo("RUNNING"))
                .body("cancelRequested", equalTo(true));
        long told = QuarkusTransaction.requiringNew()
                .call(() -> ((Number) entities.createNativeQuery(
                                        "select count(*) from outbox where topic ="
                                                + " 'facelab.training-jobs' and message ->> 'jobId' = :job and message ->> 'reason' = 'CANCEL'")
                                .setParameter("job", job.toString())
                                .getSingleResult())
                        .longValue());
        assertThat(told).isEqualTo(1);
        given().delete("/api/runs/" + id)
                .then()
                .statusCode(409)
                .body("detail", containsString("RUNNING"))
                .body("detail", containsString("RUNNING and is being cancelled"));
        Lab.end(job, JobState.CANCELLED);
    }

    @Test
    void deleting_takes_all_rows_and_files_with_it() throws IOException {
        UUID id = Lab.run();
        UUID job = run(id).getUUID("jobId");
        Left left = Left.of(id, blobs);
        UUID generation = Lab.created(
                        "/api/generations", "{\"checkpointId\": \"" + left.checkpoint() + "\", \"count\": 4}")
                .getUUID("id");
        UUID generating =
                given().get("/api/generations/" + generation).jsonPath().getUUID("jobId");
        Lab.end(job, JobState.SUCCEEDED);

        given().delete("/api/runs/" + id)
                .then()
                .statusCode(409)
                .body("detail", containsString("generation " + generation));
        Lab.end(generating, JobState.SUCCEEDED);
        given().delete("/api/runs/" + id).then().statusCode(204);

        assertThat(blobs.path("runs/" + id)).doesNotExist();
        for (String path : List.of(
                "/api/runs/" + id,
                "/api/pictures/" + left.picture() + "/file",
                "/api/checkpoints/" + left.checkpoint() + "/file",
                "/api/generations/" + generation,
                "/api/jobs/" + job)) {
            given().get(path).then().statusCode(404);
        }
        assertThat(QuarkusTransaction.requiringNew().call(() -> Job.count("id in ?1", List.of(job, generating))))
                .isZero();
    }

    private static List<String> pages(String query) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = given().urlEncodingEnabled(false)
                    .get("/api/runs?" + query + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("items.id"));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        } while (cursor != null);
        return ids;
    }

    private static List<String> reversed(List<String> list) {
        List<String> reversed = new ArrayList<>(list);
        java.util.Collections.reverse(reversed);
        return reversed;
    }

    private static JsonPath run(UUID id) {
        return given().get("/api/runs/" + id).then().statusCode(200).extract().jsonPath();
    }

    @Test
    void a_list_by_tag_holds_the_runs_with_that_very_tag() {
        UUID dataset = Lab.ready();
        String tag = "tag-" + dataset;
        String body = "{\"name\": \"tagged\", \"datasetId\": \"" + dataset
                + "\", \"settings\": {\"model\": \"conv-vae\"}, \"tags\": [\"other\", \"%s\"]}";
        UUID with = Lab.created("/api/runs", body.formatted(tag)).getUUID("id");
        Lab.created("/api/runs", body.formatted(tag + "-longer"));

        JsonPath page = given().queryParam("tag", tag)
                .get("/api/runs")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(page.getList("items.id")).containsExactly(with.toString());
    }
}
