package org.facelab.dashboard.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.facelab.dashboard.Lab;
import org.facelab.db.entity.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class BulkApiTest {
    @Inject
    ControlledRuns lab;

    private static ValidatableResponse post(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/runs/actions")
                .then();
    }

    private static String ids(Object... ids) {
        return Arrays.stream(ids).map(id -> "\"" + id + "\"").collect(Collectors.joining(", ", "[", "]"));
    }

    @Test
    void each_run_does_it_or_refuses_it_by_itself() throws IOException {
        UUID dataset = Lab.ready();
        UUID waits = lab.trained(dataset, JobState.QUEUED, 0);
        UUID runs = lab.trained(dataset, JobState.RUNNING, 1);
        UUID ended = lab.trained(dataset, JobState.SUCCEEDED, 3);
        UUID unknown = UUID.randomUUID();

        JsonPath answer = post("{\"action\": \"pause\", \"runIds\": " + ids(waits, ended, unknown, runs, waits) + "}")
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(answer.getList("done")).containsExactly(waits.toString(), runs.toString());
        assertThat(answer.getList("refused.runId")).containsExactly(ended.toString(), unknown.toString());
        assertThat(answer.getString("refused[0].detail")).contains("SUCCEEDED", "allowed now");
        assertThat(answer.getString("refused[1].detail")).contains("there is no run");
        assertThat(lab.phases(waits)).containsExactly("0-3 PAUSED");
    }

    @Test
    void what_is_asked_for_with_a_value_takes_it() throws IOException {
        UUID dataset = Lab.ready();
        UUID one = lab.trained(dataset, JobState.SUCCEEDED, 3);
        UUID other = lab.trained(dataset, JobState.QUEUED, 0);

        post("{\"action\": \"tag\", \"tags\": [\"keep\", \"both\"], \"runIds\": " + ids(one, other) + "}")
                .body("done.size()", equalTo(2));
        post("{\"action\": \"untag\", \"tags\": [\"keep\"], \"runIds\": " + ids(one) + "}")
                .body("done.size()", equalTo(1));
        post("{\"action\": \"prioritise\", \"priority\": 9, \"runIds\": " + ids(one, other) + "}")
                .body("done", equalTo(List.of(other.toString())))
                .body("refused.runId", equalTo(List.of(one.toString())));
        post("{\"action\": \"continue\", \"epochs\": 4, \"runIds\": " + ids(one) + "}")
                .body("done.size()", equalTo(1));

        given().get("/api/runs/" + one)
                .then()
                .body("tags", equalTo(List.of("both")))
                .body("settings.epochs", equalTo(7));
        given().get("/api/runs/" + other)
                .then()
                .body("tags", equalTo(List.of("keep", "both")))
                .body("priority", equalTo(9));
    }

    @Test
    void many_are_deleted_in_one_call() throws IOException {
        UUID dataset = Lab.ready();
        UUID one = lab.trained(dataset, JobState.CANCELLED, 1);
        UUID other = lab.trained(dataset, JobState.FAILED, 0);
        UUID waits = lab.trained(dataset, JobState.QUEUED, 0);

        post("{\"action\": \"delete\", \"runIds\": " + ids(one, other, waits) + "}")
                .statusCode(200)
                .body("done", equalTo(List.of(one.toString(), other.toString())))
                .body("refused.runId", equalTo(List.of(waits.toString())));

        given().get("/api/runs/" + one).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            value = {
                "{}|action",
                "{\"action\": \"pause\"}|runIds",
                "{\"action\": \"pause\", \"runIds\": []}|runIds",
                "{\"action\": \"pause\", \"runIds\": \"all\"}|runIds",
                "{\"action\": \"pause\", \"runIds\": [\"x\"]}|runIds[0]",
                "{\"action\": \"fork\", \"runIds\": []}|action",
                "{\"action\": \"continue\", \"runIds\": []}|epochs",
                "{\"action\": \"prioritise\", \"runIds\": [], \"priority\": 101}|priority",
                "{\"action\": \"tag\", \"runIds\": []}|tags",
                "{\"action\": \"pause\", \"runIds\": [], \"epochs\": 3}|epochs"
            })
    void a_wrong_field_is_named(String body, String field) {
        post(body).statusCode(400).body("violations.field", hasItem(field));
    }

    @Test
    void a_thousand_runs_are_the_most() {
        String thousandOne = ids(Collections.nCopies(1_001, UUID.randomUUID()).toArray());
        post("{\"action\": \"pause\", \"runIds\": " + thousandOne + "}")
                .statusCode(400)
                .body("violations.field", equalTo(List.of("runIds")));
    }
}
