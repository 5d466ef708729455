package org.facelab.dashboard.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.UUID;
import org.facelab.dashboard.Lab;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RunApiTest {
    @Test
    void a_run_left_at_its_defaults_is_queued_and_shown_whole() {
        UUID dataset = Lab.ready();
        JsonPath made = Lab.created(
                "/api/runs",
                "{\"name\": \"  plain  \", \"datasetId\": \"" + dataset
                        + "\", \"settings\": {\"model\": \"conv-vae\"}}");

        JsonPath run = given().get("/api/runs/" + made.getString("id"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

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
    }
}
