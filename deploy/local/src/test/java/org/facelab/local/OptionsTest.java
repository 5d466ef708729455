package org.facelab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    private static final Path STATE = Path.of("/somewhere/.facelab");

    @Test
    void nothing_given_means_port_8080_one_worker_and_the_default_state() {
        Options options = Options.parse(List.of(), STATE);

        assertThat(options).isEqualTo(new Options(STATE, 8080, 1, List.of(), false, false));
    }

    @Test
    void every_option_is_read_in_both_forms(@TempDir Path photos, @TempDir Path more) {
        Options options = Options.parse(
                List.of(
                        "--state=/elsewhere",
                        "--port",
                        "9000",
                        "--workers=3",
                        "--allow-import",
                        photos.toString(),
                        "--allow-import=" + more,
                        "--demo"),
                STATE);

        assertThat(options).isEqualTo(new Options(Path.of("/elsewhere"), 9000, 3, List.of(photos, more), true, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--nonsense         | unknown option --nonsense",
                "demo               | unknown option demo",
                "--port             | --port needs a value",
                "--port=none        | --port takes a whole number from 1 to 65535, not none",
                "--port=70000       | --port takes a whole number from 1 to 65535, not 70000",
                "--workers=0        | --workers takes a whole number from 1 to 16, not 0",
                "--demo=yes         | --demo takes no value",
                "--allow-import=/no | --allow-import /no: there is no such folder",
            })
    void a_command_line_that_cannot_be_followed_is_refused_with_exit_code_2(String argument, String message) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Options.parse(List.of(argument), STATE))
                .withMessage(message)
                .satisfies(refusal -> assertThat(refusal.exitCode()).isEqualTo(2));
    }

    @Test
    void another_address_is_refused_with_the_reason_until_there_are_access_tokens() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Options.parse(List.of("--host", "0.0.0.0"), STATE))
                .withMessageContaining("no access tokens")
                .withMessageContaining("127.0.0.1");
    }
}
