package org.facelab.dashboard.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.facelab.dashboard.Lab;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.entity.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class RunControlApiTest {
    private static final Map<JobState, List<String>> ALLOWED = Map.of(
            JobState.BLOCKED, List.of("cancel"),
            JobState.QUEUED, List.of("cancel", "pause"),
            JobState.RUNNING, List.of("cancel", "pause", "sample-now", "save-now"),
            JobState.PAUSED, List.of("cancel", "delete", "resume"),
            JobState.SUCCEEDED, List.of("continue", "delete"),
            JobState.FAILED, List.of("delete", "retry"),
            JobState.CANCELLED, List.of("continue", "delete", "retry"));

    @Inject
    BlobStore blobs;

    @Inject
    ControlledRuns lab;

    private static ValidatableResponse ask(UUID run, String action) {
        return given().contentType("application/json")
                .body(action.equals("continue") ? "{\"epochs\": 2}" : "{}")
                .post("/api/runs/" + run + "/" + action)
                .then();
    }

    private static JsonPath run(UUID id) {
        return given().get("/api/runs/" + id).then().statusCode(200).extract().jsonPath();
    }

    @ParameterizedTest
    @EnumSource(JobState.class)
    void what_a_state_does_not_allow_is_answered_with_the_state_and_what_is_allowed(JobState state) throws IOException {
        UUID id = lab.trained(state, 2);

        List<String> shown = run(id).getList("allowed");
        assertThat(shown).containsAll(ALLOWED.get(state)).contains("archive", "clone", "fork");
        for (String action : List.of("pause", "resume", "cancel", "retry", "continue", "sample-now", "save-now")) {
            if (!ALLOWED.get(state).contains(action)) {
                ask(id, action)
                        .statusCode(409)
                        .contentType("application/problem+json")
                        .body("state", equalTo(state.name()))
                        .body("allowed", equalTo(shown.stream().sorted().toList()))
                        .body("detail", containsString("is " + state + ": it cannot be asked to " + action));
            }
        }
        if (!ALLOWED.get(state).contains("delete")) {
            given().delete("/api/runs/" + id).then().statusCode(409).body("state", equalTo(state.name()));
        }
        assertThat(run(id).getString("state")).isEqualTo(state.name());
    }

    @Test
    void a_waiting_run_is_paused_at_once_and_resumed_into_the_queue() {
        UUID id = Lab.run();

        ask(id, "pause").statusCode(200).body("state", equalTo("PAUSED"));
        ask(id, "resume").statusCode(200).body("state", equalTo("QUEUED")).body("pauseRequested", equalTo(false));

        assertThat(lab.log(id)).containsExactly("SUBMITTED", "PAUSE", "RESUME");
        assertThat(lab.announced(lab.job(id))).containsExactly("QUEUED", "QUEUED");
    }

    @Test
    void the_worker_of_a_running_run_is_told_to_pause_and_a_cancel_may_follow_but_no_pause_after_that()
            throws IOException {
        UUID id = lab.trained(JobState.RUNNING, 1);

        ask(id, "pause").statusCode(200).body("state", equalTo("RUNNING")).body("pauseRequested", equalTo(true));
        ask(id, "pause").statusCode(200);
        ask(id, "sample-now").statusCode(409).body("detail", containsString("RUNNING and is being paused"));
        ask(id, "cancel").statusCode(200).body("cancelRequested", equalTo(true));
        ask(id, "cancel").statusCode(200);
        ask(id, "pause")
                .statusCode(409)
                .body("detail", containsString("RUNNING and is being cancelled"))
                .body("allowed", not(hasItem("pause")));

        assertThat(lab.log(id)).as("each is told once").containsExactly("SUBMITTED", "PAUSE", "CANCEL");
        assertThat(lab.announced(lab.job(id))).containsExactly("QUEUED", "PAUSE", "CANCEL");
    }

    @Test
    void wishes_reach_the_row_that_the_worker_reads() throws IOException {
        UUID id = lab.trained(JobState.RUNNING, 1);

        ask(id, "sample-now").statusCode(200);
        ask(id, "save-now").statusCode(200);

        assertThat(lab.one("select sample_requested and save_requested from job where id = ?", lab.job(id)))
                .isEqualTo(true);
        assertThat(lab.announced(lab.job(id))).containsExactly("QUEUED", "WISH", "WISH");
    }

    @Test
    void a_retry_is_a_new_job_with_the_phase_and_priority_of_the_old_one() throws IOException {
        UUID id = lab.trained(JobState.SUCCEEDED, 3);
        ask(id, "continue").statusCode(200);
        UUID failed = lab.job(id);
        lab.set(failed, "priority = 7");
        lab.fail(failed);

        ask(id, "retry").statusCode(200).body("state", equalTo("QUEUED")).body("priority", equalTo(7));

        UUID again = lab.job(id);
        assertThat(again).isNotEqualTo(failed);
        assertThat(given().get("/api/jobs/" + failed).jsonPath().getString("state"))
                .isEqualTo("FAILED");
        assertThat(lab.phases(id)).containsExactly("0-3 SUCCEEDED", "3-5 FAILED", "3-5 QUEUED");
        ask(id, "retry").statusCode(409).body("state", equalTo("QUEUED"));
    }

    @Test
    void continuing_adds_a_phase_after_the_last_epoch_and_says_so_in_settings_and_log() throws IOException {
        UUID id = lab.trained(JobState.CANCELLED, 2);
        lab.saveWithin(id, 2);

        ask(id, "continue").statusCode(200).body("state", equalTo("QUEUED")).body("settings.epochs", equalTo(4));

        assertThat(lab.phases(id)).containsExactly("0-3 CANCELLED", "2-4 QUEUED");
        assertThat(lab.log(id)).containsExactly("SUBMITTED", "CONTINUE");
        assertThat(lab.one("select count(*) from checkpoint where within_epoch and run_id = ?", id))
                .as("what was saved within the epoch that is trained anew")
                .isEqualTo(0L);
    }

    @Test
    void epochs_that_are_none_or_too_many_are_refused_and_a_run_without_a_checkpoint_cannot_go_on() throws IOException {
        UUID id = lab.trained(JobState.SUCCEEDED, 3);
        for (String body : List.of(
                "{}",
                "{\"epochs\": 0}",
                "{\"epochs\": 1.5}",
                "{\"epochs\": \"2\"}",
                "{\"epochs\": 10001}",
                "{\"epochs\": 9998}")) {
            given().contentType("application/json")
                    .body(body)
                    .post("/api/runs/" + id + "/continue")
                    .then()
                    .statusCode(400)
                    .body("violations.field", equalTo(List.of("epochs")));
        }
        assertThat(lab.phases(id)).containsExactly("0-3 SUCCEEDED");

        UUID bare = lab.trained(JobState.CANCELLED, 0);
        ask(bare, "continue").statusCode(409).body("allowed", not(hasItem("continue")));
        ask(UUID.randomUUID(), "continue").statusCode(404);
    }

    @Test
    void an_archived_run_says_so_and_can_be_put_back() {
        UUID id = Lab.run();
        ask(id, "archive").statusCode(200).body("archived", equalTo(true)).body("allowed", hasItem("unarchive"));
        ask(id, "archive").statusCode(409).body("detail", containsString("archived already"));
        ask(id, "unarchive").statusCode(200).body("archived", equalTo(false));
        ask(id, "unarchive").statusCode(409);
    }

    @Test
    void a_paused_run_is_deleted_with_all_its_jobs_and_files() throws IOException {
        UUID id = lab.trained(JobState.SUCCEEDED, 3);
        UUID first = lab.job(id);
        ask(id, "continue").statusCode(200);
        ask(id, "pause").statusCode(200);

        given().delete("/api/runs/" + id).then().statusCode(204);

        assertThat(blobs.path("runs/" + id)).doesNotExist();
        given().get("/api/jobs/" + first).then().statusCode(404);
        assertThat(lab.one("select count(*) from run_job where run_id = ?", id)).isEqualTo(0L);
    }
}
