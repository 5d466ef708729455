package org.facelab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFilesTest {
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(told, true, StandardCharsets.UTF_8));

    @TempDir
    Path folder;

    private Process process;

    @AfterEach
    void end_the_process() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void a_start_waits_until_what_an_earlier_launcher_left_is_gone() throws Exception {
        PidFiles pidFiles = new PidFiles(folder);
        process = new ProcessBuilder("sleep", "1").start();
        pidFiles.write("worker-1", process.pid());

        pidFiles.awaitEarlierProcesses(Duration.ofSeconds(20), console);

        assertThat(process.isAlive()).isFalse();
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("worker-1 (process " + process.pid() + ")");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_process_that_does_not_go_is_named_when_the_wait_is_over() throws Exception {
        PidFiles pidFiles = new PidFiles(folder);
        process = new ProcessBuilder("sleep", "100").start();
        pidFiles.write("dashboard", process.pid());

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> pidFiles.awaitEarlierProcesses(Duration.ofMillis(300), console))
                .withMessageContaining("dashboard (process " + process.pid() + ")")
                .withMessageContaining("kill");
    }

    @Test
    void a_number_that_another_program_got_later_is_not_waited_for() throws Exception {
        PidFiles pidFiles = new PidFiles(folder);
        process = new ProcessBuilder("sleep", "100").start();
        pidFiles.write("postgres", process.pid());
        Files.setLastModifiedTime(
                folder.resolve("postgres.pid"), FileTime.from(Instant.now().minus(Duration.ofDays(1))));

        pidFiles.awaitEarlierProcesses(Duration.ofMillis(300), console);

        assertThat(process.isAlive()).isTrue();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_half_written_file_is_passed_over() throws Exception {
        Files.writeString(folder.resolve("worker-1.pid"), "");

        new PidFiles(folder).awaitEarlierProcesses(Duration.ofMillis(300), console);

        assertThat(folder).isEmptyDirectory();
    }
}
