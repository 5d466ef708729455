package org.facelab.dashboard.sweep;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.facelab.dashboard.Lab;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SweepApiTest {
    private static final String SPACE = "\"space\": {\"learningRate\": {\"log\": [1e-4, 1e-2]}}";

    @Inject
    EntityManager entities;

    private static String body(UUID dataset, String rest) {
        return "{\"name\": \"s\", \"datasetId\": \"" + dataset + "\", " + rest + "}";
    }

    private static String settings(String more) {
        return "\"settings\": {\"model\": \"conv-vae\", \"epochs\": 9, \"batchSize\": 16" + more + "}";
    }

    private static List<Map<String, String>> refused(String path, String body) {
        return given().contentType("application/json")
                .body(body)
                .post(path)
                .then()
                .statusCode(400)
                .extract()
                .jsonPath()
                .getList("violations");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "trials": 3, "space": {"learningRate": {"log": [0, 1e-2]}} | space.learningRate.log[0] | above 0
        "trials": 3, "space": {} | space | at least one setting
        "trials": 3 | space | at least one setting
        "trials": 0, SPACE | trials | 1 to 10,000
        "trials": 10001, SPACE | trials | 1 to 10,000
        SPACE | trials | is required unless
        "hours": 1e400, SPACE | hours | must be a number
        "hours": 0, SPACE | hours | must be a number
        "trials": 3, "parallel": 0, SPACE | parallel | 1 to 1,000
        "trials": 3, "strategy": "annealing", SPACE | strategy | grid, random, sobol, tpe
        "strategy": "grid", SPACE | space.learningRate | a grid has no end
        "strategy": "grid", "space": {"latentSize": {"int": [2, 1024]}, "batchSize": {"int": [2, 80]}} | space | more than 10,000 combinations
        "trials": 3, "space": {"batchSize": {"int": [2, 1024]}} | space.batchSize | only 80 training images
        "trials": 3, SPACE, "objective": {"metric": "fid"} | objective.metric | is reported by no run
        "trials": 3, SPACE, "objective": {"metric": "sigma"} | objective.metric | for the split validation
        "trials": 3, SPACE, "objective": {"goal": "up"} | objective.goal | min, max
        "trials": 3, SPACE, "objective": {"epoch": 3} | objective.epoch | is not a field here
        "trials": 3, SPACE, "objective": "elbo" | objective | must be an object
        "trials": 3, "space": {"reconstruction": {"values": ["optimal-sigma"]}}, "objective": {"metric": "loss"} | objective.metric | cannot be loss while reconstruction is searched
        "trials": 3, SPACE, "earlyStopping": {"kind": "hyperband"} | earlyStopping.kind | none, median, asha
        "trials": 3, SPACE, "earlyStopping": {"kind": "asha", "minEpochs": 9} | earlyStopping.minEpochs | 1 to 8
        "trials": 3, SPACE, "earlyStopping": {"kind": "asha", "reduction": 1} | earlyStopping.reduction | 2 to 10
        "trials": 3, SPACE, "earlyStopping": {"kind": "median", "reduction": 3} | earlyStopping.reduction | belongs to asha
        "trials": 3, "space": {"epochs": {"int": [2, 9]}}, "earlyStopping": {"kind": "asha"} | earlyStopping.kind | cannot be asha while epochs
        "trials": 3, SPACE, "budget": 3 | budget | is not a field here
        "epochs": 5, SPACE | epochs | less than one trial
        """)
    void bad_input_is_refused_with_its_path_and_nothing_is_made(String rest, String path, String message) {
        UUID dataset = Lab.ready();
        // an epoch setting beside a space of epochs would be a fault of its own
        String settings = rest.contains("\"epochs\": {")
                ? "\"settings\": {\"model\": \"conv-vae\"}"
                : settings("").replace(rest.contains("batchSize") ? ", \"batchSize\": 16" : "nothing", "");
        String body = body(dataset, settings + ", " + rest.replace("SPACE", SPACE));
        long before = given().get("/api/sweeps").jsonPath().getLong("total");
        for (String address : List.of("/api/sweeps", "/api/sweeps/preview")) {
            assertThat(refused(address, body)).as(address).anySatisfy(violation -> {
                assertThat(violation.get("field")).isEqualTo(path);
                assertThat(violation.get("message")).contains(message);
            });
        }
        assertThat(given().get("/api/sweeps").jsonPath().getLong("total")).isEqualTo(before);
    }

    @Test
    void a_setting_named_twice_is_refused_where_the_space_has_it() {
        assertThat(refused(
                        "/api/sweeps",
                        body(Lab.ready(), settings(", \"learningRate\": 0.001") + ", \"trials\": 3, " + SPACE)))
                .extracting(violation -> violation.get("field"))
                .containsExactly("space.learningRate");
    }

    @Test
    void a_data_set_that_is_missing_or_not_ready_is_refused() {
        String rest = settings("") + ", \"trials\": 3, " + SPACE;
        assertThat(refused("/api/sweeps", body(UUID.randomUUID(), rest)).get(0).get("message"))
                .contains("there is no data set");
        assertThat(refused("/api/sweeps", body(Lab.importing(), rest)).get(0).get("message"))
                .contains("IMPORTING: wait until it is READY");
    }

    @Test
    void the_preview_tells_the_first_trials_that_the_sweep_then_submits() {
        UUID dataset = Lab.ready();
        for (String strategy : List.of("random", "sobol", "tpe")) {
            String body = body(
                    dataset,
                    settings("") + ", " + SPACE + ", \"seed\": 11, \"trials\": 27, \"parallel\": 4, \"strategy\": \""
                            + strategy
                            + "\", \"earlyStopping\": {\"kind\": \"asha\", \"reduction\": 3, \"minEpochs\": 1}");
            JsonPath preview = given().contentType("application/json")
                    .body(body)
                    .post("/api/sweeps/preview")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(preview.getInt("trials")).isEqualTo(27);
            assertThat(preview.getInt("fullEpochs")).isEqualTo(243);
            assertThat(preview.getInt("epochs")).isEqualTo(27 + 9 * 2 + 3 * 6);
            assertThat(preview.getList("rungs.trials")).containsExactly(27, 9, 3);
            assertThat(preview.getList("proposals")).hasSize(10);
            assertThat(preview.getLong("cost.freeBytes")).isPositive();
            JsonPath sweep = given().get(
                            "/api/sweeps/" + Lab.created("/api/sweeps", body).getString("id"))
                    .jsonPath();
            assertThat(sweep.getList("trials.settings"))
                    .isEqualTo(preview.getList("proposals").subList(0, 4));
        }
    }

    @Test
    void a_preview_of_conditions_says_how_often_each_setting_applies() {
        JsonPath preview = given().contentType("application/json")
                .body(body(
                        Lab.ready(),
                        settings("") + ", \"strategy\": \"grid\", \"space\": {\"flips\": {\"values\": [true, false]},"
                                + " \"latentSize\": {\"values\": [8, 16, 32], \"when\": {\"flips\": true}}}"))
                .post("/api/sweeps/preview")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(preview.getInt("combinations")).isEqualTo(4);
        assertThat(preview.getInt("trials")).isEqualTo(4);
        assertThat(preview.getList("spread.setting")).containsExactly("flips", "latentSize");
        assertThat(preview.getDouble("spread[1].share")).isEqualTo(0.5);
    }

    @Test
    void asking_in_the_wrong_state_answers_409_with_the_state_and_what_is_allowed() {
        String id = Lab.created("/api/sweeps", body(Lab.ready(), settings("") + ", \"trials\": 3, " + SPACE))
                .getString("id");
        given().post("/api/sweeps/" + id + "/resume")
                .then()
                .statusCode(409)
                .body("state", equalTo("RUNNING"))
                .body("allowed", hasItem("pause"))
                .body("detail", containsString("cannot be asked to resume"));
        given().delete("/api/sweeps/" + id).then().statusCode(409);
        given().post("/api/sweeps/" + UUID.randomUUID() + "/pause").then().statusCode(404);
        given().get("/api/sweeps/nothing").then().statusCode(404);
        given().contentType("application/json")
                .body("{\"hours\": 2}")
                .post("/api/sweeps/" + id + "/extend")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("hours"));
        given().contentType("application/json")
                .body("{}")
                .post("/api/sweeps/" + id + "/extend")
                .then()
                .statusCode(400);
    }

    @Test
    void a_data_set_under_a_sweep_is_not_deleted_and_a_deleted_sweep_takes_its_trials_along() {
        UUID dataset = Lab.ready();
        String id = Lab.created("/api/sweeps", body(dataset, settings("") + ", \"trials\": 2, " + SPACE))
                .getString("id");
        HandWorker worker = new HandWorker(entities);
        List<Run> trials = worker.trials(UUID.fromString(id));
        given().delete("/api/datasets/" + dataset).then().statusCode(409);
        given().post("/api/sweeps/" + id + "/cancel").then().statusCode(200);
        assertThat(worker.job(trials.get(0)).state).isEqualTo(JobState.CANCELLED);
        given().delete("/api/sweeps/" + id).then().statusCode(204);
        given().get("/api/sweeps/" + id).then().statusCode(404);
        given().get("/api/runs/" + trials.get(0).id).then().statusCode(404);
        given().delete("/api/datasets/" + dataset).then().statusCode(204);
    }

    @Test
    void an_ended_sweep_whose_data_set_was_deleted_is_still_shown_and_gets_no_more_trials() {
        UUID dataset = Lab.ready();
        String id = Lab.created("/api/sweeps", body(dataset, settings("") + ", \"trials\": 2, " + SPACE))
                .getString("id");
        List<Run> trials = new HandWorker(entities).trials(UUID.fromString(id));
        given().post("/api/sweeps/" + id + "/cancel").then().statusCode(200);
        // one that ended by itself, and could be extended
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update sweep set state = 'SUCCEEDED' where id = :id")
                        .setParameter("id", UUID.fromString(id))
                        .executeUpdate());
        given().get("/api/sweeps/" + id).then().body("allowed", hasItem("extend"));
        trials.forEach(trial -> given().delete("/api/runs/" + trial.id).then().statusCode(204));
        given().delete("/api/datasets/" + dataset).then().statusCode(204);

        given().get("/api/sweeps/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("SUCCEEDED"))
                .body("datasetId", nullValue())
                .body("allowed", not(hasItem("extend")));
        given().contentType("application/json")
                .body("{\"trials\": 2}")
                .post("/api/sweeps/" + id + "/extend")
                .then()
                .statusCode(409)
                .body("detail", containsString("was deleted"));
        assertThat(given().get("/api/sweeps/" + id).jsonPath().getInt("budget.trials"))
                .isEqualTo(2);
    }

    @Test
    void a_sweep_deleted_without_its_trials_leaves_them_as_runs() {
        String id = Lab.created("/api/sweeps", body(Lab.ready(), settings("") + ", \"trials\": 2, " + SPACE))
                .getString("id");
        List<Run> trials = new HandWorker(entities).trials(UUID.fromString(id));
        given().post("/api/sweeps/" + id + "/cancel").then().statusCode(200);
        given().delete("/api/sweeps/" + id + "?keepRuns=true").then().statusCode(204);
        given().get("/api/runs/" + trials.get(0).id).then().statusCode(200);
    }

    @Test
    void name_and_notes_change_and_lists_leave_trials_out() {
        String id = Lab.created("/api/sweeps", body(Lab.ready(), settings("") + ", \"trials\": 2, " + SPACE))
                .getString("id");
        given().contentType("application/json")
                .body("{\"name\": \"better\", \"notes\": \"n\"}")
                .patch("/api/sweeps/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("better"))
                .body("notes", equalTo("n"));
        JsonPath list = given().get("/api/sweeps?limit=200").jsonPath();
        assertThat(list.getList("items.id")).contains(id);
        assertThat((Object) list.get("items[0].trials")).isNull();
        given().get("/api/sweeps?limit=0").then().statusCode(400);
    }
}
