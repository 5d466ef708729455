package org.facelab.db.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsJsonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static ModelSettings read(String json) throws JsonProcessingException {
        return SettingsJson.read(MAPPER.readTree(json), "settings");
    }

    private static List<Violation> violations(String json) {
        try {
            read(json);
            return List.of();
        } catch (InvalidSettings e) {
            return e.violations();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void what_is_left_out_has_its_default() throws JsonProcessingException {
        assertThat(read("{\"model\":\"conv-vae\"}")).isEqualTo(ConvVaeSettings.DEFAULTS);
        assertThat(((ConvVaeSettings) read("{\"model\":\"conv-vae\",\"epochs\":3,\"sampler\":\"prior\"}")))
                .satisfies(settings -> {
                    assertThat(settings.epochs()).isEqualTo(3);
                    assertThat(settings.sampler()).isEqualTo(Sampler.PRIOR);
                    assertThat(settings.batchSize()).isEqualTo(64);
                });
    }

    @Test
    void what_is_written_is_read_again() {
        assertThat(SettingsJson.parse(SettingsJson.text(ConvVaeSettings.DEFAULTS)))
                .isEqualTo(ConvVaeSettings.DEFAULTS);
    }

    static Stream<SettingField> ranged() {
        return SettingField.of(ConvVaeSettings.DEFAULTS).stream().filter(field -> field.minimum() != null);
    }

    @ParameterizedTest
    @MethodSource("ranged")
    void a_value_at_its_limit_is_taken_and_beyond_it_refused(SettingField field) {
        BigDecimal beyond = field.kind() == SettingField.Kind.WHOLE ? BigDecimal.ONE : new BigDecimal("1e-7");
        assertThat(with(field, field.maximum())).isEmpty();
        assertThat(with(field, field.maximum().add(beyond)))
                .extracting(Violation::field)
                .containsExactly("settings." + field.name());
        assertThat(with(field, field.minimum()).isEmpty()).isEqualTo(!field.minimumExcluded());
        assertThat(with(field, field.minimum().subtract(beyond)))
                .extracting(Violation::message)
                .allSatisfy(message -> assertThat(message).contains(field.range()));
        assertThat(with(field, field.minimum().subtract(beyond))).hasSize(1);
    }

    private static List<Violation> with(SettingField field, BigDecimal value) {
        // the warm-up of beta may take all epochs and no more
        String epochs = field.name().equals("betaWarmupEpochs") ? "\"epochs\":10000," : "";
        return violations(
                "{\"model\":\"conv-vae\"," + epochs + "\"" + field.name() + "\":" + value.toPlainString() + "}");
    }

    static Stream<SettingField> all() {
        return SettingField.of(ConvVaeSettings.DEFAULTS).stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void null_text_lists_and_objects_are_refused(SettingField field) {
        for (String wrong : List.of("null", "\"x\"", "[1]", "{}", "\"16\"")) {
            assertThat(violations("{\"model\":\"conv-vae\",\"" + field.name() + "\":" + wrong + "}"))
                    .as("%s = %s", field.name(), wrong)
                    .extracting(Violation::field)
                    .containsExactly("settings." + field.name());
        }
    }

    @Test
    void a_fraction_for_a_whole_number_and_a_number_for_a_switch_are_refused() {
        assertThat(violations("{\"model\":\"conv-vae\",\"epochs\":1.5,\"flips\":1}"))
                .extracting(Violation::field)
                .containsExactlyInAnyOrder("settings.epochs", "settings.flips");
    }

    @Test
    void a_number_too_large_for_any_double_is_refused() {
        assertThat(violations("{\"model\":\"conv-vae\",\"gradientClip\":1e999}"))
                .hasSize(1);
        assertThat(violations("{\"model\":\"conv-vae\",\"epochs\":99999999999999999999}"))
                .hasSize(1);
    }

    @Test
    void a_number_that_would_be_stored_as_one_out_of_range_is_refused() {
        assertThat(violations("{\"model\":\"conv-vae\",\"learningRate\":1e-400}"))
                .extracting(Violation::field)
                .containsExactly("settings.learningRate");
    }

    @Test
    void settings_stored_before_a_range_became_narrower_are_still_read() {
        assertThat(SettingsJson.parse("{\"model\":\"conv-vae\",\"epochs\":123456}")
                        .epochs())
                .isEqualTo(123456);
    }

    @Test
    void latents_of_the_classic_form_are_a_multiple_of_sixteen() {
        assertThat(violations("{\"model\":\"conv-vae\",\"form\":\"classic\",\"latentSize\":256}"))
                .isEmpty();
        assertThat(violations("{\"model\":\"conv-vae\",\"form\":\"classic\",\"latentSize\":100}"))
                .containsExactly(new Violation(
                        "settings.latentSize",
                        "must be a multiple of 16 for the form classic, not 100; 96 or 112 would do"));
        assertThat(violations("{\"model\":\"conv-vae\",\"form\":\"flat\",\"latentSize\":100}"))
                .isEmpty();
    }

    @Test
    void beta_cannot_warm_up_for_longer_than_the_run() {
        assertThat(violations("{\"model\":\"conv-vae\",\"epochs\":5,\"betaWarmupEpochs\":5}"))
                .isEmpty();
        assertThat(violations("{\"model\":\"conv-vae\",\"epochs\":5,\"betaWarmupEpochs\":6}"))
                .containsExactly(
                        new Violation("settings.betaWarmupEpochs", "must be at most the 5 epochs of the run, not 6"));
    }

    @Test
    void all_that_contradicts_is_told_at_once() {
        assertThat(violations("{\"model\":\"conv-vae\",\"form\":\"classic\",\"latentSize\":8,\"epochs\":1,"
                        + "\"betaWarmupEpochs\":2}"))
                .extracting(Violation::field)
                .containsExactly("settings.latentSize", "settings.betaWarmupEpochs");
    }

    @Test
    void an_unknown_field_is_refused_by_name() {
        assertThat(violations("{\"model\":\"conv-vae\",\"epoch\":3}"))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.field()).isEqualTo("settings.epoch");
                    assertThat(violation.message()).contains("epochs");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"model\":null}", "{\"model\":\"gan\"}", "{\"model\":1}"})
    void a_model_that_is_not_known_is_refused(String json) {
        assertThat(violations(json)).extracting(Violation::field).containsExactly("settings.model");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "3", "\"conv-vae\""})
    void settings_that_are_no_object_are_refused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(InvalidSettings.class);
    }

    @Test
    void every_setting_explains_itself() {
        ObjectNode tree = SettingsJson.tree(ConvVaeSettings.DEFAULTS);
        assertThat(SettingField.of(ConvVaeSettings.DEFAULTS)).allSatisfy(field -> {
            assertThat(tree.has(field.name())).isTrue();
            assertThat(field.help().text()).isNotBlank().doesNotEndWith(".");
            assertThat(field.range()).isNotBlank();
        });
    }
}
