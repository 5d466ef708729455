package org.facelab.dashboard.worker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
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
