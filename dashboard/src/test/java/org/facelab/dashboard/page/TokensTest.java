package org.facelab.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final Path CSS = Path.of("src/main/resources/web/app/css");

    @Test
    void both_dark_blocks_say_the_same() throws IOException {
        String tokens = Files.readString(CSS.resolve("tokens.css"));
        String system = block(tokens, ":root:not\\(\\[data-theme=\"light\"\\]\\) \\{");
        String chosen = block(tokens, ":root\\[data-theme=\"dark\"\\] \\{");
        assertThat(system).contains("--run-12").isEqualTo(chosen);
    }

    @Test
    void colours_are_named_in_the_tokens_alone() throws IOException {
        try (Stream<Path> files = Files.list(CSS)) {
            for (Path file :
                    files.filter(f -> !f.endsWith("tokens.css")).sorted().toList()) {
                // white and black on pictures, and the marks within data: images, are the same in both themes
                String rules =
                        Files.readString(file).replaceAll("url\\([^)]*\\)", "").replaceAll("#(fff|000|171717)\\b", "");
                assertThat(Pattern.compile("#[0-9a-fA-F]{3,8}\\b(?=[^{}]*;)")
                                .matcher(rules)
                                .results())
                        .as("colours in %s", file)
                        .isEmpty();
            }
        }
    }

    private static String block(String css, String start) {
        Matcher matcher = Pattern.compile(start + "([^}]*)}").matcher(css);
        assertThat(matcher.find()).as("a block %s", start).isTrue();
        return matcher.group(1).strip().replaceAll("\\s+", " ");
    }
}
