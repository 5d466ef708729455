package org.facelab.dashboard.worker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.facelab.dashboard.Lab;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.WorkerRow;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WorkerApiTest {
    @Test
    void workers_are_busy_idle_lost_or_stopped() {
        UUID run = Lab.run();
        UUID job = given().get("/api/runs/" + run).jsonPath().getUUID("jobId");
        WorkerRow busy = worker("busy", 0, null);
        Lab.end(job, JobState.RUNNING);
        QuarkusTransaction.requiringNew().run(() -> {
            Job row = Job.findById(job);
            row.leaseOwner = busy.name;
            row.leaseInstance = busy.instance;
        });
        WorkerRow idle = worker("idle", 25, null);
        WorkerRow lost = worker("lost", 35, null);
        WorkerRow stopped = worker("stopped", 35, Instant.now());

        var answer =
                given().get("/api/workers").then().statusCode(200).extract().jsonPath();

        Map<WorkerRow, String> states = Map.of(busy, "BUSY", idle, "IDLE", lost, "LOST", stopped, "STOPPED");
        states.forEach((worker, state) -> assertThat(answer.getString("find {it.name == '" + worker.name + "'}.state"))
                .isEqualTo(state));
        String held = "find {it.name == '" + busy.name + "'}.jobs[0]";
        assertThat(answer.getUUID(held + ".jobId")).isEqualTo(job);
        assertThat(answer.getUUID(held + ".runId")).isEqualTo(run);
        assertThat(answer.getString(held + ".kind")).isEqualTo("TRAIN");
        Lab.end(job, JobState.CANCELLED);
    }

    @Test
    void a_drained_worker_is_shown_as_such_until_it_is_undrained() {
        WorkerRow worker = worker("drained", 0, null);
        drain(worker.name, "{\"mode\": \"finish\"}")
                .statusCode(200)
                .body("state", equalTo("DRAINED"))
                .body("drain", equalTo("FINISH"));
        UUID run = Lab.run();
        UUID job = given().get("/api/runs/" + run).jsonPath().getUUID("jobId");
        Lab.end(job, JobState.RUNNING);
        QuarkusTransaction.requiringNew().run(() -> Job.<Job>findById(job).leaseInstance = worker.instance);
        drain(worker.name, "{\"mode\": \"hand-back\"}")
                .statusCode(200)
                .body("state", equalTo("DRAINING"))
                .body("drain", equalTo("HAND_BACK"));
        Lab.end(job, JobState.CANCELLED);

        given().delete("/api/workers/{name}/drain", worker.name)
                .then()
                .statusCode(200)
                .body("state", equalTo("IDLE"))
                .body("drain", nullValue());
    }

    @Test
    void a_drain_of_nobody_or_of_a_stopped_worker_or_in_an_unknown_way_is_refused() {
        WorkerRow stopped = worker("stopped", 35, Instant.now());
        drain(stopped.name, "{\"mode\": \"finish\"}").statusCode(409).body("detail", containsString("STOPPED"));
        drain("nobody", "{\"mode\": \"finish\"}").statusCode(404).body("detail", containsString("nobody"));
        for (String body : List.of("{}", "{\"mode\": \"now\"}", "{\"mode\": null}")) {
            drain(stopped.name, body).statusCode(400).body("violations.field", equalTo(List.of("mode")));
        }
        given().delete("/api/workers/nobody/drain").then().statusCode(404);
    }

    private static ValidatableResponse drain(String name, String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/workers/{name}/drain", name)
                .then();
    }

    private static WorkerRow worker(String kind, int silentSeconds, Instant stopped) {
        WorkerRow row = new WorkerRow();
        row.name = kind + " " + UUID.randomUUID();
        row.instance = UUID.randomUUID();
        row.host = "a host";
        row.device = "CPU";
        row.threads = 2;
        row.startedAt = Instant.now().minusSeconds(600);
        row.lastHeartbeat = Instant.now().minusSeconds(silentSeconds);
        row.stoppedAt = stopped;
        QuarkusTransaction.requiringNew().run(() -> row.persist());
        return row;
    }
}
