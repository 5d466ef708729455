package org.facelab.dashboard.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.facelab.dashboard.Lab;
import org.facelab.db.entity.Run;
import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.db.settings.SettingField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class BadRunTest {
    private static UUID dataset;

    static Stream<Arguments> settings() {
        return SettingField.of(ConvVaeSettings.DEFAULTS).stream()
                .flatMap(field -> bad(field).stream().map(value -> Arguments.of(field.name(), value)));
    }

    /** Values that a field must not take: beyond both ends, of each wrong type, null. */
    private static List<String> bad(SettingField field) {
        List<String> bad = new ArrayList<>(List.of("null", "{}", "[]", "\"\""));
        switch (field.kind()) {
            case WHOLE -> bad.addAll(List.of("1.5", "\"16\"", "true", "1e400", "99999999999999999999"));
            case REAL -> {
                bad.addAll(List.of("\"0.5\"", "false", "1e400", "\"NaN\""));
                if (field.minimumExcluded()) {
                    // zero as a double
                    bad.add("1e-400");
                }
            }
            case SWITCH -> bad.addAll(List.of("1", "\"true\"", "\"yes\""));
            case CHOICE ->
                bad.addAll(List.of(
                        "0", "true", "\"other\"", "\"" + field.choices().get(0).toUpperCase() + "\""));
        }
        if (field.minimum() != null) {
            BigDecimal step = field.kind() == SettingField.Kind.WHOLE ? BigDecimal.ONE : new BigDecimal("1e-9");
            bad.add((field.minimumExcluded() ? field.minimum() : field.minimum().subtract(step)).toPlainString());
            bad.add(field.maximum().add(step).toPlainString());
        }
        return bad;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void a_setting_out_of_its_range_or_type_is_named(String field, String value) {
        submit("\"settings\": {\"model\": \"conv-vae\", \"" + field + "\": " + value + "}")
                .body("violations.field", equalTo(List.of("settings." + field)))
                .body("violations[0].message", containsString("must be"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"settings\": {\"model\": \"conv-vae\", \"latentsize\": 16}|settings.latentsize|is not a setting",
                "\"settings\": {\"model\": \"conv-vae\", \"gamma\": 1}|settings.gamma|is not a setting",
                "\"settings\": {\"model\": \"conv-vae\", \"form\": \"classic\", \"latentSize\": 100}|settings.latentSize|multiple of 16",
                "\"settings\": {\"model\": \"conv-vae\", \"betaWarmupEpochs\": 21}|settings.betaWarmupEpochs|at most the 20 epochs",
                "\"settings\": {\"model\": \"gan\"}|settings.model|conv-vae",
                "\"settings\": {\"model\": null}|settings.model|conv-vae",
                "\"settings\": {}|settings.model|conv-vae",
                "\"settings\": null|settings|object",
                "\"settings\": \"conv-vae\"|settings|object",
                "\"name\": \"\"|name|required",
                "\"name\": \"   \"|name|required",
                "\"name\": null|name|null",
                "\"name\": 5|name|text",
                "\"name\": \"a\\u0000b\"|name|U+0000",
                "\"name\": \"a\\u0007b\"|name|U+0007",
                "\"name\": \"a\\ud800b\"|name|U+D800",
                "\"name\": \"a\\nb\"|name|one line",
                "\"notes\": \"a\\u0000b\"|notes|U+0000",
                "\"tags\": [\"a\\nb\"]|tags[0]|one line",
                "\"seed\": 3.0|seed|not 3.0",
                "\"seed\": 1e400|seed|1E+400",
                "\"seed\": 123456789012345678901234567890|seed|whole number",
                "\"datasetId\": null|datasetId|null",
                "\"datasetId\": 7|datasetId|UUID",
                "\"datasetId\": \"x\"|datasetId|UUID",
                "\"seed\": -1|seed|whole number",
                "\"seed\": 1.5|seed|whole number",
                "\"seed\": \"7\"|seed|whole number",
                "\"seed\": null|seed|null",
                "\"seed\": 9007199254740992|seed|whole number",
                "\"priority\": 101|priority|-100 to 100",
                "\"tags\": \"a\"|tags|list",
                "\"tags\": [\"a\", 5]|tags[1]|text",
                "\"tags\": [\"\"]|tags[0]|text",
                "\"notes\": 1|notes|text",
                "\"colour\": \"red\"|colour|not a field",
                "\"parentCheckpointId\": \"0199c6f0-0000-7000-8000-000000000000\"|parentCheckpointId|no checkpoint"
            })
    void a_wrong_field_is_named_with_what_was_expected(String field, String path, String words) {
        submit(field)
                .body("violations.field", hasItem(path))
                .body("violations.message", hasItem(containsString(words)));
    }

    @Test
    void a_name_of_two_hundred_characters_is_the_longest() {
        submit("\"name\": \"" + "é".repeat(201) + "\"").body("violations[0].message", containsString("201 characters"));
        Lab.created("/api/runs", body("\"name\": \"" + "é".repeat(200) + "\""));
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        given().contentType("application/json")
                .body("{\"name\": \"\", \"settings\": {\"model\": \"conv-vae\", \"epochs\": 0, \"x\": 1}, \"y\": 2}")
                .post("/api/runs")
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("name", "datasetId", "settings.epochs", "settings.x", "y")))
                .body("detail", containsString("5 fields"));
    }

    @Test
    void a_data_set_that_is_not_there_or_not_ready_is_told() {
        submit("\"datasetId\": \"" + UUID.randomUUID() + "\"")
                .body("violations[0].field", equalTo("datasetId"))
                .body("violations[0].message", containsString("there is no data set"));
        submit("\"datasetId\": \"" + Lab.importing() + "\"")
                .body("violations[0].field", equalTo("datasetId"))
                .body("violations[0].message", containsString("IMPORTING"));
    }

    @Test
    void a_batch_larger_than_the_training_images_is_refused() {
        submit("\"settings\": {\"model\": \"conv-vae\", \"batchSize\": 81}")
                .body("violations[0].field", equalTo("settings.batchSize"))
                .body("violations[0].message", containsString("80 training images"));
        Lab.created("/api/runs", body("\"settings\": {\"model\": \"conv-vae\", \"batchSize\": 80}"));
    }

    /** Submits a whole body with one field in place of the right one; nothing may be made. */
    private static io.restassured.response.ValidatableResponse submit(String field) {
        long before = count();
        var response = given().contentType("application/json")
                .body(body(field))
                .post("/api/runs")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("title", equalTo("Not valid"));
        assertThat(count()).isEqualTo(before);
        return response;
    }

    private static long count() {
        return io.quarkus.narayana.jta.QuarkusTransaction.requiringNew().call(() -> Run.count());
    }

    private static synchronized String body(String field) {
        if (dataset == null) {
            dataset = Lab.ready();
        }
        String name = field.substring(1, field.indexOf('"', 1));
        StringBuilder body = new StringBuilder("{" + field);
        if (!name.equals("name")) {
            body.append(", \"name\": \"bad one\"");
        }
        if (!name.equals("datasetId")) {
            body.append(", \"datasetId\": \"").append(dataset).append('"');
        }
        if (!name.equals("settings")) {
            body.append(", \"settings\": {\"model\": \"conv-vae\", \"batchSize\": 16}");
        }
        return body + "}";
    }
}
