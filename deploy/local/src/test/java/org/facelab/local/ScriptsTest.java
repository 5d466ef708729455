package org.facelab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scripts say before anything else where they cannot work; programs that answer as needed stand first on PATH. */
class ScriptsTest {
    @TempDir
    Path programs;

    @ParameterizedTest
    @ValueSource(strings = {"up", "test", "bench"})
    void another_platform_is_named(String script) throws Exception {
        program("uname", "[ \"$1\" = -s ] && echo Darwin || echo arm64");

        Ended ended = run(script, Map.of());

        assertThat(ended.exitCode).isEqualTo(1);
        assertThat(ended.text).contains("Linux on x86-64").contains("Darwin arm64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "test", "bench"})
    void a_java_that_is_too_old_is_named_with_its_version(String script) throws Exception {
        program("java", "echo '    java.specification.version = 11' >&2");

        Ended ended = run(script, Map.of());

        assertThat(ended.exitCode).isEqualTo(1);
        assertThat(ended.text).contains("is Java 11").contains("JDK 17 or newer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "test", "bench"})
    void a_missing_java_is_told_with_what_to_install(String script) throws Exception {
        for (String name : List.of("bash", "dirname", "readlink", "uname", "grep", "sed")) {
            Files.createSymbolicLink(programs.resolve(name), where(name));
        }

        Ended ended = run(script, Map.of("PATH", programs.toString()));

        assertThat(ended.exitCode).isEqualTo(1);
        assertThat(ended.text).contains("Java is missing").contains("openjdk-17-jdk-headless");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "test", "bench"})
    void a_java_home_without_java_is_named(String script) throws Exception {
        Ended ended = run(script, Map.of("JAVA_HOME", programs.toString()));

        assertThat(ended.exitCode).isEqualTo(1);
        assertThat(ended.text).contains("JAVA_HOME is " + programs);
    }

    @Test
    void an_unknown_option_is_refused_with_the_usage_before_anything_is_built() throws Exception {
        Ended ended = run("up", Map.of(), "--nonsense");

        assertThat(ended.exitCode).isEqualTo(2);
        assertThat(ended.text).contains("Usage: deploy/up").endsWith("Facelab: unknown option --nonsense\n");
    }

    @Test
    void help_names_every_option() throws Exception {
        Ended ended = run("up", Map.of(), "--help");

        assertThat(ended.exitCode).isZero();
        assertThat(ended.text)
                .contains("--port N", "--state DIR", "--workers N", "--allow-import DIR", "--demo", "--host ADDRESS");
    }

    @Test
    void the_stand_in_for_unshare_runs_a_command_as_nobody_and_gives_it_its_data_folder() throws Exception {
        assumeTrue(
                "root".equals(System.getProperty("user.name")),
                "SKIPPED: only root can become another user, and only root needs the stand-in");
        Path data = Files.createDirectory(programs.resolve("data"));
        Files.createFile(data.resolve("row"));
        Path shim = Checkout.root().resolve("deploy/shim/unshare");

        Ended ended =
                end(new ProcessBuilder(shim.toString(), "-U", "sh", "-c", "id -u; echo $0", "-D", data.toString()));

        assertThat(ended.text).isEqualTo("65534\n-D\n");
        assertThat(Files.getAttribute(data.resolve("row"), "unix:uid")).isEqualTo(65534);
    }

    private void program(String name, String script) throws IOException {
        Path file = programs.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path where(String program) {
        return Stream.of("/usr/bin", "/bin")
                .map(folder -> Path.of(folder, program))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    private Ended run(String script, Map<String, String> environment, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                        Stream.of(
                                "bash",
                                Checkout.root().resolve("deploy/" + script).toString()),
                        Stream.of(arguments))
                .toList());
        builder.environment().remove("JAVA_HOME");
        builder.environment().merge("PATH", "", (path, none) -> programs + ":" + path);
        builder.environment().putAll(environment);
        return end(builder);
    }

    private static Ended end(ProcessBuilder builder) throws Exception {
        Process process = builder.redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes());
        return new Ended(process.waitFor(), text);
    }

    private record Ended(int exitCode, String text) {}
}
