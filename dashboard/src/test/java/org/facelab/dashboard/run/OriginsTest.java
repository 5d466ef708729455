package org.facelab.dashboard.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.Lab;
import org.facelab.db.entity.JobState;
import org.junit.jupiter.api.Test;

/** Forks and clones: what they may start from, what is shown of it, and what a deletion leaves them. */
@QuarkusTest
class OriginsTest {
    private static final String SAME = "\"latentSize\": 16, \"epochs\": 3";

    @Inject
    ControlledRuns lab;

    private static ValidatableResponse submit(UUID dataset, String origin, String settings) {
        return given().contentType("application/json")
                .body("{\"name\": \"of another\", \"datasetId\": \"" + dataset + "\", " + origin
                        + ", \"settings\": {\"model\": \"conv-vae\", \"batchSize\": 16, " + settings + "}}")
                .post("/api/runs")
                .then();
    }

    private UUID fork(UUID dataset, UUID parent) {
        return submit(dataset, from(parent), SAME + ", \"learningRate\": 0.0005")
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    private String from(UUID parent) {
        return "\"parentCheckpointId\": \"" + lab.checkpoint(parent) + "\"";
    }

    private static JsonPath run(UUID id) {
        return given().get("/api/runs/" + id).then().statusCode(200).extract().jsonPath();
    }

    @Test
    void a_fork_names_its_parent_and_what_it_changed() throws IOException {
        UUID dataset = Lab.ready();
        UUID parent = lab.trained(dataset, JobState.SUCCEEDED, 3);

        JsonPath fork = run(fork(dataset, parent));

        assertThat(fork.getUUID("parentRunId")).isEqualTo(parent);
        assertThat(fork.getUUID("parentCheckpointId")).isEqualTo(lab.checkpoint(parent));
        assertThat(fork.getInt("parentEpoch")).isEqualTo(1);
        assertThat(fork.getList("differences.setting")).containsExactly("learningRate");
        assertThat(fork.getDouble("differences[0].from")).isEqualTo(0.001);
        assertThat(fork.getDouble("differences[0].to")).isEqualTo(0.0005);
    }

    @Test
    void a_checkpoint_that_does_not_fit_is_refused_with_what_differs() throws IOException {
        UUID dataset = Lab.ready();
        UUID parent = lab.trained(dataset, JobState.SUCCEEDED, 3);

        submit(dataset, from(parent), "\"latentSize\": 32")
                .statusCode(400)
                .body("violations.field", equalTo(List.of("settings.latentSize")))
                .body("violations[0].message", containsString("is 32"))
                .body("violations[0].message", containsString("was made with 16"));
        for (String[] other : List.of(
                new String[] {"image_size = 64", "images of 32 pixels"},
                new String[] {"channels = 1", "images of 3 channels"},
                new String[] {"fingerprint = 'other'", "was trained on other images"})) {
            UUID unlike = Lab.ready();
            lab.update("update dataset set " + other[0] + " where id = ?", unlike);
            submit(unlike, from(parent), SAME)
                    .statusCode(400)
                    .body("violations.field", equalTo(List.of("parentCheckpointId")))
                    .body("violations[0].message", containsString(other[1]));
        }
        submit(dataset, "\"parentCheckpointId\": \"" + UUID.randomUUID() + "\"", SAME)
                .statusCode(400)
                .body("violations.message", hasItem(containsString("there is no checkpoint with the id")));
        submit(dataset, "\"parentCheckpointId\": \"x\"", SAME).statusCode(400);
        submit(dataset, "\"clonedFrom\": \"" + UUID.randomUUID() + "\"", SAME)
                .statusCode(400)
                .body("violations.field", equalTo(List.of("clonedFrom")));
    }

    @Test
    void a_checkpoint_within_an_epoch_serves_its_own_run_alone() throws IOException {
        UUID dataset = Lab.ready();
        UUID parent = lab.trained(dataset, JobState.PAUSED, 0);
        lab.saveWithin(parent, 0);

        submit(dataset, from(parent), SAME).statusCode(400).body("violations.field", hasItem("parentCheckpointId"));
        assertThat(run(parent).getList("allowed")).doesNotContain("fork");
    }

    @Test
    void a_checkpoint_that_was_asked_for_before_the_first_epochs_end_can_be_forked_from() throws IOException {
        UUID dataset = Lab.ready();
        UUID parent = lab.trained(dataset, JobState.CANCELLED, 0);
        lab.saveWithin(parent, 0);
        lab.update("update checkpoint set asked_for = true where run_id = ?", parent);

        assertThat(run(parent).getList("allowed")).contains("fork", "retry").doesNotContain("continue");
        submit(dataset, from(parent), SAME).statusCode(201);
    }

    @Test
    void the_lineage_is_a_tree_from_the_oldest_ancestor_with_each_runs_phases() throws IOException {
        UUID dataset = Lab.ready();
        UUID root = lab.trained(dataset, JobState.SUCCEEDED, 3);
        UUID fork = fork(dataset, root);
        UUID clone = submit(dataset, "\"clonedFrom\": \"" + root + "\"", "\"latentSize\": 16, \"epochs\": 4")
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
        UUID deep = submit(dataset, "\"clonedFrom\": \"" + fork + "\"", SAME)
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
        given().contentType("application/json")
                .body("{\"epochs\": 2}")
                .post("/api/runs/" + root + "/continue")
                .then()
                .statusCode(200);

        for (UUID asked : List.of(root, fork, deep)) {
            JsonPath tree = given().get("/api/runs/" + asked + "/lineage")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(tree.getUUID("runId")).isEqualTo(asked);
            assertThat(tree.getBoolean("complete")).isTrue();
            assertThat(tree.getUUID("root.runId")).isEqualTo(root);
            assertThat(tree.getList("root.phases.start")).containsExactly("FIRST", "CONTINUE");
            assertThat(tree.getList("root.phases.toEpoch")).containsExactly(3, 5);
            assertThat(tree.getList("root.children.runId")).containsExactly(fork.toString(), clone.toString());
            assertThat(tree.getList("root.children.relation")).containsExactly("FORK", "CLONE");
            assertThat(tree.getInt("root.children[0].parentEpoch")).isEqualTo(1);
            assertThat(tree.getUUID("root.children[0].children[0].runId")).isEqualTo(deep);
        }
        given().get("/api/runs/" + UUID.randomUUID() + "/lineage").then().statusCode(404);
    }

    @Test
    void a_parent_stays_while_a_fork_waits_for_its_first_checkpoint() throws IOException {
        UUID dataset = Lab.ready();
        UUID parent = lab.trained(dataset, JobState.SUCCEEDED, 3);
        UUID fork = fork(dataset, parent);

        given().delete("/api/runs/" + parent)
                .then()
                .statusCode(409)
                .body("detail", containsString("#" + run(fork).getLong("number")));
        given().post("/api/runs/" + fork + "/cancel").then().statusCode(200);
        given().delete("/api/runs/" + parent).then().statusCode(204);

        JsonPath left = run(fork);
        assertThat((Object) left.get("parentRunId")).isNull();
        assertThat(left.getInt("parentEpoch")).isEqualTo(1);
        given().post("/api/runs/" + fork + "/retry")
                .then()
                .statusCode(409)
                .body("detail", containsString("that checkpoint is gone"));
        assertThat(given().get("/api/runs/" + fork + "/lineage").jsonPath().getString("root.relation"))
                .isEqualTo("FORK");
    }
}
