package org.facelab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The launcher with the packaged apps: how it starts, what it survives, how it ends. */
class LauncherIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    /** Not a JUnit folder: those can be entered by their owner alone, and the database may run as another user. */
    private Path state;

    private RunningFacelab facelab;

    @BeforeEach
    void make_the_state_folder() throws Exception {
        state = TemporaryState.make();
    }

    @AfterEach
    void leave_nothing() throws Exception {
        if (facelab != null) {
            facelab.close();
        }
        TemporaryState.remove(state);
    }

    @Test
    void a_taken_port_is_named_before_anything_is_started() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            facelab = RunningFacelab.start(state, Map.of(), "--port=" + other.getLocalPort());

            assertThat(facelab.process().waitFor(1, TimeUnit.MINUTES)).isTrue();
            facelab.awaitLine("port " + other.getLocalPort());
        }
        assertThat(facelab.process().exitValue()).isEqualTo(1);
        assertThat(facelab.text()).contains("--port N");
        assertThat(state.resolve("postgres")).doesNotExist();
        assertThat(state.resolve("run")).isEmptyDirectory();
    }

    @Test
    void every_part_has_its_process_file_until_all_stop_in_order() throws Exception {
        facelab = RunningFacelab.start(state, Map.of(), "--workers", "2").awaitReady();

        assertThat(Stream.of("launcher", "postgres", "dashboard", "worker-1", "worker-2"))
                .allSatisfy(name -> assertThat(facelab.part(name).isAlive()).isTrue());
        assertThat(facelab.pid("launcher")).contains(facelab.process().pid());
        List<ProcessHandle> parts = facelab.parts();
        another_launcher_on_the_same_state_is_refused();
        a_worker_that_is_killed_is_started_again();

        assertThat(facelab.stop()).isZero();

        assertThat(parts).noneMatch(ProcessHandle::isAlive);
        assertThat(state.resolve("run")).isEmptyDirectory();
        assertThat(facelab.lines())
                .containsSubsequence(
                        line("Stopping (SIGTERM)"),
                        line("facelab-worker stopped"),
                        line("facelab-dashboard stopped"),
                        line("Facelab has stopped"));
        assertThat(last("facelab-worker stopped")).isLessThan(last("facelab-dashboard stopped"));
        assertThat(Files.readString(state.resolve("log/postgres.log"))).contains("database system is shut down");
    }

    private void another_launcher_on_the_same_state_is_refused() throws Exception {
        RunningFacelab second = RunningFacelab.start(state, Map.of());
        second.awaitLine("another Facelab (process " + facelab.process().pid() + ")");
        assertThat(second.process().waitFor()).isEqualTo(1);
        assertThat(second.text()).contains("--state DIR");
    }

    private void a_worker_that_is_killed_is_started_again() {
        ProcessHandle first = facelab.part("worker-1");
        first.destroyForcibly();

        facelab.awaitLine("worker-1 died (exit code 137) and is started again");
        await().atMost(SOON)
                .until(() -> facelab.pid("worker-1")
                        .filter(pid -> pid != first.pid())
                        .isPresent());
    }

    @Test
    void a_launcher_that_is_killed_leaves_nothing_running_and_the_next_goes_on_at_once() throws Exception {
        facelab = RunningFacelab.start(state, Map.of()).awaitReady();
        List<ProcessHandle> parts = facelab.parts();

        facelab.process().destroyForcibly();
        RunningFacelab next = RunningFacelab.start(state, Map.of());

        await().atMost(SOON).until(() -> parts.stream().noneMatch(ProcessHandle::isAlive));
        facelab = next.awaitReady();
        assertThat(facelab.stop()).isZero();
    }

    @Test
    void a_dashboard_that_dies_ends_everything_and_its_last_lines_are_shown() throws Exception {
        facelab = RunningFacelab.start(state, Map.of()).awaitReady();
        List<ProcessHandle> parts = facelab.parts();

        facelab.part("dashboard").destroyForcibly();

        assertThat(facelab.process().waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(facelab.process().exitValue()).isEqualTo(1);
        facelab.awaitLine("the dashboard died (exit code 137), and Facelab stops. Its last lines:");
        assertThat(parts).noneMatch(ProcessHandle::isAlive);
        assertThat(state.resolve("run")).isEmptyDirectory();
    }

    @Test
    void a_second_interrupt_hurries() throws Exception {
        facelab = RunningFacelab.start(state, Map.of()).awaitReady();
        // a worker that is frozen cannot store anything, and would be waited for
        ProcessHandle worker = facelab.part("worker-1");
        signal("STOP", worker.pid());
        signal("INT", facelab.process().pid());
        facelab.awaitLine("Stopping (SIGINT)");

        signal("INT", facelab.process().pid());

        // before the minute that a worker has to stop in
        assertThat(facelab.process().waitFor(45, TimeUnit.SECONDS)).isTrue();
        assertThat(worker.isAlive()).isFalse();
        assertThat(state.resolve("run")).isEmptyDirectory();
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    private String line(String text) {
        return facelab.lines().stream()
                .filter(line -> line.contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line has " + text + ":\n" + facelab.text()));
    }

    private int last(String text) {
        List<String> lines = facelab.lines();
        int last = -1;
        for (int i = 0; i < lines.size(); i++) {
            last = lines.get(i).contains(text) ? i : last;
        }
        return last;
    }
}
