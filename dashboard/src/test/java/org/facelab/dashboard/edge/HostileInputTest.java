package org.facelab.dashboard.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.UUID;
import org.facelab.dashboard.Lab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no form of ours sends: each gets an answer in words, none a 500. */
@QuarkusTest
class HostileInputTest {
    private static ValidatableResponse posted(String path, String json) {
        return given().contentType("application/json").body(json).post(path).then();
    }

    private static ValidatableResponse form(String path, String... namesAndValues) {
        var request = given().contentType("application/x-www-form-urlencoded").accept("text/html");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            request.formParam(namesAndValues[i], namesAndValues[i + 1]);
        }
        return request.redirects().follow(false).post(path).then();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"seed\": 1e2147483648}|exponent",
                "{\"seed\": -1e99999999999}|exponent",
                "{\"a\": |ends before",
                "{} {}|follows after its end",
                "{\"seed\": -Infinity}|no number in JSON",
                "{\"seed\": 01}|not JSON at line 1"
            })
    void what_is_no_json_is_told_without_the_parsers_own_words(String body, String words) {
        for (String path : new String[] {"/api/runs", "/api/sweeps", "/api/runs/actions"}) {
            posted(path, body)
                    .statusCode(400)
                    .contentType(Problem.MEDIA_TYPE)
                    .body("detail", containsString(words))
                    .body("detail", not(containsString("Feature")))
                    .body("detail", not(containsString("REDACTED")));
        }
    }

    @Test
    void json_of_any_depth_and_numbers_of_any_length_are_told() {
        posted("/api/sweeps", "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000))
                .statusCode(400)
                .body("detail", containsString("deeper than 1,000"));
        posted("/api/sweeps", "{\"trials\": " + "3".repeat(5_000) + "}")
                .statusCode(400)
                .body("detail", containsString("too long"));
    }

    @Test
    void more_ids_than_one_call_may_have_are_refused() {
        String id = "\"" + UUID.randomUUID() + "\"";
        posted("/api/runs/actions", bulk(id, 60_000)).statusCode(413).body("detail", containsString("1,048,576"));
        posted("/api/runs/actions", bulk(id, 1_001))
                .statusCode(400)
                .body("violations[0].field", containsString("runIds"))
                .body("violations[0].message", containsString("not of 1,001"));
    }

    private static String bulk(String id, int count) {
        return "{\"action\": \"pause\", \"runIds\": [" + String.join(",", Collections.nCopies(count, id)) + "]}";
    }

    @Test
    void a_worker_whose_name_no_text_can_be_is_not_found() {
        given().urlEncodingEnabled(false)
                .delete("/api/workers/%00/drain")
                .then()
                .statusCode(404);
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body("{\"mode\": \"finish\"}")
                .post("/api/workers/%00/drain")
                .then()
                .statusCode(404);
        given().urlEncodingEnabled(false)
                .contentType("application/x-www-form-urlencoded")
                .accept("text/html")
                .post("/workers/%00/undrain")
                .then()
                .statusCode(404)
                .contentType("text/html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"datasetId", "name", "seed", "notes", "tags", "settings.epochs", "settings.flips", "priority"})
    void nul_in_a_field_of_the_form_of_a_run_comes_back_with_the_form(String field) {
        form("/runs/new", field.equals("name") ? "tags" : "name", "x", field, "a\0b")
                .statusCode(400)
                .contentType("text/html")
                .body(containsString("action=\"/runs/new\""));
    }

    @Test
    void a_switch_that_is_neither_on_nor_off_is_refused() {
        form("/runs/new", "name", "x", "datasetId", Lab.ready().toString(), "settings.flips", "maybe")
                .statusCode(400)
                .body(containsString("must be true or false"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|values|1, 2",
                "nonsense|values|1, 2",
                "beta|values|''",
                "beta|values|1e400, 2",
                "beta|range|''",
                "'a.b[3]'|range|1"
            })
    void a_row_of_a_search_space_that_says_nothing_comes_back_with_the_form(String setting, String kind, String text) {
        form(
                        "/sweeps/new",
                        "rows",
                        "1",
                        "name",
                        "x",
                        "datasetId",
                        Lab.ready().toString(),
                        "trials",
                        "3",
                        "strategy",
                        "random",
                        "space.0.setting",
                        setting,
                        "space.0.kind",
                        kind,
                        "space.0.values",
                        text,
                        "space.0.low",
                        text)
                .statusCode(400)
                .contentType("text/html")
                .body(containsString("action=\"/sweeps/new\""));
    }

    @Test
    void a_priority_that_is_none_is_told_on_the_page_of_the_queue() {
        String job = given().get("/api/runs/" + Lab.run()).jsonPath().getString("jobId");
        for (String priority : new String[] {"x", "", "101", "1.5", "99999999999999999999"}) {
            form("/queue/" + job + "/priority", "priority", priority)
                    .statusCode(400)
                    .contentType("text/html")
                    .body(containsString("-100 to 100"));
        }
        form("/queue/" + job + "/move").statusCode(409).body(containsString("name that one"));
        assertThat(given().get("/api/jobs/" + job).jsonPath().getInt("priority"))
                .isZero();
    }

    @Test
    void ends_of_a_range_that_are_the_same_number_are_refused() {
        for (String kind : new String[] {"range", "log"}) {
            posted(
                            "/api/sweeps",
                            "{\"name\": \"x\", \"datasetId\": \"" + Lab.ready()
                                    + "\", \"settings\": {\"model\": \"conv-vae\"}, \"trials\": 3, \"space\": {\"beta\": {\""
                                    + kind + "\": [0.1, 0.10000000000000000001]}}}")
                    .statusCode(400)
                    .body("violations[0].field", containsString("space.beta." + kind))
                    .body("violations[0].message", containsString("must rise"));
        }
    }
}
