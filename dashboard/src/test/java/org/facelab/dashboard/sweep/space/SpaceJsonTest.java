package org.facelab.dashboard.sweep.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.db.settings.InvalidSettings;
import org.facelab.db.settings.ModelSettings;
import org.facelab.db.settings.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpaceJsonTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final ModelSettings BASE = ConvVaeSettings.DEFAULTS;

    private static SearchSpace read(String json, String... named) {
        try {
            return SpaceJson.read(JSON.readTree(json), BASE, Set.of(named), "space");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static Map<String, String> refused(String json, String... named) {
        InvalidSettings e = catchThrowableOfType(InvalidSettings.class, () -> read(json, named));
        assertThat(e).as("refusal of %s", json).isNotNull();
        return e.violations().stream()
                .collect(Collectors.toMap(Violation::field, Violation::message, (a, b) -> a + "; " + b));
    }

    @Test
    void each_kind_gives_the_values_that_it_says() {
        SearchSpace space = read("""
            {"learningRate": {"log": [1e-4, 1e-2]}, "temperature": {"range": [0, 2]},
             "latentSize": {"int": [16, 64], "step": 16}, "batchSize": {"log": [2, 1024]},
             "flips": {"values": [true, false]}, "emaDecay": {"values": [0, 0.99]}}\
            """);
        Point middle = space.at(0.5, 0.5, 0.5, 0.5, 0.5, 0.5);
        assertThat(middle.value("learningRate").doubleValue()).isEqualTo(1e-3);
        assertThat(middle.value("temperature").doubleValue()).isEqualTo(1);
        assertThat(middle.value("latentSize").intValue()).isEqualTo(48);
        assertThat(middle.value("batchSize").intValue()).isBetween(35, 45);
        assertThat(middle.value("flips").booleanValue()).isFalse();
        assertThat(middle.value("emaDecay").doubleValue()).isEqualTo(0.99);
        ModelSettings settings = space.settings(middle);
        assertThat(settings.epochs()).isEqualTo(BASE.epochs());
        assertThat(space.point(settings)).isEqualTo(middle);
    }

    @Test
    void both_ends_belong_to_the_space_and_nothing_beyond_them() {
        SearchSpace space = read("""
            {"latentSize": {"int": [3, 7]}, "batchSize": {"log": [2, 5]}, "learningRate": {"log": [0.0001235, 0.01]}}\
            """);
        assertThat(space.at(0, 0, 0).tree())
                .hasToString("{\"latentSize\":3,\"batchSize\":2,\"learningRate\":1.235E-4}");
        double end = Math.nextDown(1.0);
        assertThat(space.at(end, end, end).tree())
                .hasToString("{\"latentSize\":7,\"batchSize\":5,\"learningRate\":0.01}");
        for (Dimension dimension : space.dimensions()) {
            for (double unit = 0; unit < 1; unit += 1.0 / 64) {
                var value = dimension.spread().at(unit);
                assertThat(dimension
                                .spread()
                                .at(Math.min(end, dimension.spread().unit(value))))
                        .isEqualTo(value);
            }
        }
    }

    @Test
    void a_conditional_setting_is_searched_only_where_its_condition_holds() {
        SearchSpace space = read("""
            {"gradientClip": {"range": [1, 9], "when": {"emaDecay": [0, 0.9], "flips": true}},
             "emaDecay": {"values": [0, 0.9, 0.99]}}\
            """);
        assertThat(space.dimensions()).extracting(Dimension::setting).containsExactly("emaDecay", "gradientClip");
        assertThat(space.at(0.1, 0.5).values()).containsOnlyKeys("emaDecay", "gradientClip");
        assertThat(space.at(0.9, 0.5).values()).containsOnlyKeys("emaDecay");
        assertThat(space.settings(space.at(0.9, 0.5)))
                .extracting("gradientClip")
                .isEqualTo(0.0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {} | space | at least one setting
        [] | space | at least one setting
        {"rate": {"log": [1, 2]}} | space.rate | is not a setting of conv-vae; known are form
        {"model": {"values": ["conv-vae"]}} | space.model | is not a setting
        {"learningRate": 3} | space.learningRate | must be one of {"log": [low, high]}
        {"learningRate": {}} | space.learningRate | must be one of
        {"learningRate": {"log": [1e-4, 1e-2], "range": [1e-4, 1e-2]}} | space.learningRate | not log and range together
        {"learningRate": {"log": [1e-4, 1e-2], "base": 10}} | space.learningRate.base | is not a field here
        {"learningRate": {"log": [1e-4, 1e-2], "step": 2}} | space.learningRate.step | belongs to int
        {"learningRate": {"log": [0, 1e-2]}} | space.learningRate.log[0] | above 0 to 0.01, not 0
        {"learningRate": {"log": [1e-4, 1e999]}} | space.learningRate.log[1] | not 1E+999
        {"learningRate": {"log": [1e-4, 1]}} | space.learningRate.log[1] | above 0 to 0.01, not 1
        {"learningRate": {"log": [1e-4, "NaN"]}} | space.learningRate.log[1] | must be a number
        {"learningRate": {"log": [1e-4, null]}} | space.learningRate.log[1] | must be a number
        {"learningRate": {"log": [1e-2, 1e-4]}} | space.learningRate.log | must rise
        {"learningRate": {"log": [1e-3, 1e-3]}} | space.learningRate.log | must rise
        {"learningRate": {"log": [1e-3]}} | space.learningRate.log | must be [low, high]
        {"temperature": {"log": [0, 1]}} | space.temperature.log[0] | has no logarithm
        {"latentSize": {"range": [2, 9]}} | space.latentSize.range | use int
        {"latentSize": {"int": [2.5, 9]}} | space.latentSize.int[0] | must be a whole number
        {"latentSize": {"int": [2, 99999999999999999999]}} | space.latentSize.int[1] | 2 to 1,024
        {"latentSize": {"int": [2, 9], "step": 8}} | space.latentSize.step | 1 to 7
        {"latentSize": {"int": [2, 9], "step": 0}} | space.latentSize.step | 1 to 7
        {"form": {"range": [0, 1]}} | space.form.range | use values
        {"flips": {"int": [0, 1]}} | space.flips.int | use values
        {"form": {"values": []}} | space.form.values | a list of 1 to 1,000 values
        {"form": {"values": "flat"}} | space.form.values | a list of 1 to 1,000 values
        {"form": {"values": ["flat", "round"]}} | space.form.values[1] | round
        {"emaDecay": {"values": [0.5, 0.50]}} | space.emaDecay.values[1] | is there twice
        {"emaDecay": {"values": [0.5, true]}} | space.emaDecay.values[1] | must be a number
        {"emaDecay": {"values": [0.5], "when": {}}} | space.emaDecay.when | must name settings
        {"emaDecay": {"values": [0.5], "when": {"emaDecay": 0.5}}} | space.emaDecay.when.emaDecay | depend on itself
        {"emaDecay": {"values": [0.5], "when": {"shape": 1}}} | space.emaDecay.when.shape | is not a setting
        {"emaDecay": {"values": [0.5], "when": {"flips": []}}} | space.emaDecay.when.flips | not []
        {"emaDecay": {"values": [0.5], "when": {"flips": [true, 1]}}} | space.emaDecay.when.flips[1] | true or false
        {"emaDecay": {"values": [0.5], "when": {"flips": false}}} | space.emaDecay.when | can never hold: no trial has flips = false
        """)
    void what_is_wrong_is_named_by_its_path(String json, String path, String message) {
        assertThat(refused(json))
                .hasEntrySatisfying(path, said -> assertThat(said).contains(message));
    }

    @Test
    void all_that_is_wrong_comes_in_one_answer() {
        assertThat(refused("""
            {"learningRate": {"log": [0, 7]}, "rate": {"values": [1]}, "flips": {"values": [true, true]}}\
            """))
                .containsOnlyKeys(
                        "space.learningRate.log[0]",
                        "space.learningRate.log[1]",
                        "space.rate",
                        "space.flips.values[1]");
    }

    @Test
    void conditions_that_contradict_each_other_or_go_in_a_circle_are_refused() {
        assertThat(refused("""
            {"flips": {"values": [true, false]}, "schedule": {"values": ["cosine", "constant"], "when": {"flips": true}},
             "emaDecay": {"values": [0, 0.5], "when": {"flips": false, "schedule": "constant"}}}\
            """)).containsOnlyKeys("space.emaDecay.when");
        assertThat(refused("""
            {"flips": {"values": [true, false], "when": {"schedule": "cosine"}},
             "schedule": {"values": ["cosine", "constant"], "when": {"flips": true}}}\
            """))
                .allSatisfy((path, message) -> assertThat(message).contains("in a circle"))
                .containsOnlyKeys("space.flips.when", "space.schedule.when");
        assertThat(refused("""
            {"learningRate": {"log": [1e-4, 1e-2]}, "flips": {"values": [true], "when": {"learningRate": 1e-3}}}\
            """))
                .hasEntrySatisfying(
                        "space.flips.when.learningRate",
                        said -> assertThat(said).contains("give learningRate values"));
    }

    @Test
    void a_setting_given_in_settings_too_is_refused_unless_a_condition_leaves_it_room() {
        String rate = "\"learningRate\": {\"log\": [1e-4, 1e-2]";
        assertThat(refused("{" + rate + "}}", "learningRate")).containsOnlyKeys("space.learningRate");
        assertThat(read("{" + rate + ", \"when\": {\"flips\": true}}}", "learningRate")
                        .dimensions())
                .hasSize(1);
    }
}
