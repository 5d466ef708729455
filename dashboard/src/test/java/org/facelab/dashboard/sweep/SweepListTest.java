package org.facelab.dashboard.sweep;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.facelab.dashboard.Lab;
import org.facelab.db.entity.FailureKind;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A list counts trials and finds the best by statements of its own; it must say what a sweep's own answer says. */
@QuarkusTest
class SweepListTest {
    @Inject
    EntityManager entities;

    private HandWorker worker;

    @BeforeEach
    void begin() {
        worker = new HandWorker(entities);
    }

    private UUID sweep(String objective) {
        UUID id = Lab.created(
                        "/api/sweeps",
                        SweepAdvanceTest.body(
                                Lab.ready(),
                                "\"strategy\": \"random\", \"trials\": 12, \"parallel\": 9, \"objective\": " + objective
                                        + ", \"earlyStopping\": {\"kind\": \"asha\", \"reduction\": 3, \"minEpochs\": 1}"))
                .getUUID("id");
        // nobody carries it on while its trials are set by hand
        given().post("/api/sweeps/" + id + "/pause").then().statusCode(200);
        List<Run> trials = worker.trials(id);
        assertThat(trials).hasSize(9);
        worker.train(trials.get(0), epoch -> 5);
        worker.begin(trials.get(1), 4, epoch -> epoch == 2 ? 7 : -epoch);
        worker.begin(trials.get(2), 3, epoch -> epoch == 3 ? Double.NaN : 7);
        worker.begin(trials.get(3), 2, epoch -> Double.POSITIVE_INFINITY);
        worker.fail(trials.get(4), FailureKind.NON_FINITE, "not finite");
        worker.stop(trials.get(5), JobState.CANCELLED);
        worker.stop(trials.get(6), JobState.SUCCEEDED);
        worker.begin(trials.get(7), 1, epoch -> -100);
        worker.stop(trials.get(7), JobState.CANCELLED);
        worker.stop(trials.get(8), JobState.QUEUED);
        return id;
    }

    @Test
    void a_list_says_of_each_sweep_what_its_own_answer_says_but_its_trials() {
        List<UUID> sweeps = List.of(
                sweep("{\"metric\": \"elbo\"}"),
                sweep("{\"metric\": \"elbo\", \"of\": \"last\"}"),
                sweep("{\"metric\": \"elbo\", \"goal\": \"min\"}"),
                sweep("{\"metric\": \"elbo\", \"goal\": \"min\", \"of\": \"last\"}"),
                sweep("{\"metric\": \"mse\"}"));

        JsonPath list = given().get("/api/sweeps?limit=5")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        for (UUID sweep : sweeps) {
            Map<String, Object> own =
                    given().get("/api/sweeps/" + sweep).jsonPath().getMap("");
            assertThat((List<?>) own.remove("trials")).hasSize(9);
            Map<String, Object> listed = list.getMap("items.find { it.id == '" + sweep + "' }");
            assertThat(listed).isEqualTo(own);
        }
        assertThat(list.getInt("items[4].best.trial")).as("of equals the first").isEqualTo(2);
        assertThat((Object) list.get("items[0].best")).as("nobody reported it").isNull();
    }
}
