package org.facelab.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The packaged launcher as a process, as {@code deploy/up} starts it, with all that it starts. */
final class RunningFacelab implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(2);

    private final Path state;
    private final int port;
    private final Process process;
    private final Thread reader;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private RunningFacelab(Path state, int port, Process process) {
        this.state = state;
        this.port = port;
        this.process = process;
        this.reader = new Thread(this::read, "launcher-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts it and returns at once, on a free port. */
    static RunningFacelab start(Path state, Map<String, String> environment, String... arguments) throws IOException {
        return startAt(Ports.free(1).get(0), state, environment, arguments);
    }

    /** Starts it at the address of an earlier one. */
    static RunningFacelab startAt(int port, Path state, Map<String, String> environment, String... arguments)
            throws IOException {
        Path home = Checkout.root();
        List<String> command = new ArrayList<>(List.of(
                // a test run in the background hands down an interrupt that is ignored
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfacelab.home=" + home,
                "-jar",
                home.resolve("deploy/local/target/facelab-local.jar").toString(),
                "--state=" + state,
                "--port=" + port));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new RunningFacelab(state, port, builder.start());
    }

    RunningFacelab awaitReady() {
        awaitLine("Facelab is ready at http://localhost:" + port);
        return this;
    }

    private void read() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            // the launcher was killed
        }
    }

    /** Waits for a line with this text; if the launcher ends before, its whole output is in the error. */
    void awaitLine(String text) {
        Awaitility.await("a line with: " + text)
                .atMost(START_LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .failFast(() -> failIfEndedWithout(text))
                .until(() -> has(text));
    }

    private void failIfEndedWithout(String text) {
        if (!reader.isAlive() && !has(text)) {
            throw new AssertionError("the launcher ended without a line with " + text + ":\n" + text());
        }
    }

    private boolean has(String text) {
        return lines.stream().anyMatch(line -> line.contains(text));
    }

    String text() {
        return String.join("\n", lines);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    int port() {
        return port;
    }

    Process process() {
        return process;
    }

    LaboratoryApi api() {
        return new LaboratoryApi(port);
    }

    /** The number in a file {@code run/<name>.pid}, if there is one. */
    Optional<Long> pid(String name) {
        try {
            return Optional.of(Long.parseLong(
                    Files.readString(state.resolve("run/" + name + ".pid")).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    ProcessHandle part(String name) {
        return pid(name).flatMap(ProcessHandle::of).orElseThrow(() -> new AssertionError(name + " does not run"));
    }

    /** All processes that the files name, the launcher too. */
    List<ProcessHandle> parts() throws IOException {
        try (Stream<Path> files = Files.list(state.resolve("run"))) {
            return files.map(file -> file.getFileName().toString().replace(".pid", ""))
                    .map(this::part)
                    .toList();
        }
    }

    /** Ends it as a person would; returns its exit code. */
    int stop() throws InterruptedException {
        process.toHandle().destroy();
        if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the launcher did not stop within " + STOP_LIMIT + ":\n" + text());
        }
        return process.exitValue();
    }

    @Override
    public void close() throws Exception {
        try {
            stop();
        } finally {
            process.destroyForcibly();
        }
    }
}
