package org.facelab.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.db.settings.SettingField;
import org.junit.jupiter.api.Test;

/** What the README says is so. */
class ReadmeTest {
    private static final Path ROOT = Checkout.root();
    private final String readme = read("README.md");

    @Test
    void the_table_of_settings_is_that_of_the_code() {
        String table = SettingField.of(ConvVaeSettings.DEFAULTS).stream()
                .map(field -> "| `" + field.name() + "` | " + field.fallback() + " | " + field.range() + " | "
                        + field.help().text() + " |")
                .reduce("", (rows, row) -> rows + row + "\n");

        assertThat(readme).as("the README's settings should be\n%s", table).contains(table);
    }

    @Test
    void every_option_it_shows_is_one_that_deploy_up_knows() {
        String usage = read("deploy/local/src/main/resources/org/facelab/local/usage.txt");

        assertThat(found("deploy/up[^\\n`]*"))
                .isNotEmpty()
                .allSatisfy(command -> assertThat(found(command, "--[a-z-]+"))
                        .allSatisfy(option -> assertThat(usage).contains("  " + option)));
    }

    @Test
    void every_file_and_folder_it_names_is_there() {
        assertThat(found("(?<=`)(?:db|worker|dashboard|deploy)/?[A-Za-z0-9/._-]*(?=`)"))
                .hasSizeGreaterThan(4)
                .allSatisfy(path -> assertThat(ROOT.resolve(path)).exists());
    }

    private List<String> found(String pattern) {
        return found(readme, pattern);
    }

    private static List<String> found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return Stream.iterate(matcher.find(), there -> there, there -> matcher.find())
                .map(there -> matcher.group())
                .toList();
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("there is no " + file, e);
        }
    }
}
