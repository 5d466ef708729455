package org.facelab.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Facelab that lives as long as a benchmark: the packaged launcher as a process, its state in a temporary folder. */
final class BenchFacelab implements AutoCloseable {
    private static final int LAST_LINES = 20;
    private static final long STOP_SECONDS = 60;

    private final Path state;
    private final Process process;
    private final int port;

    private BenchFacelab(Path state, Process process, int port) {
        this.state = state;
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @throws Refusal if it does not get ready; its last lines tell why
     */
    static BenchFacelab start(Path home, int workers) throws IOException {
        // any user may enter it: where root may not use namespaces, the database is another user's
        Path state = Files.setPosixFilePermissions(
                Files.createTempDirectory("facelab-bench-"), PosixFilePermissions.fromString("rwxr-xr-x"));
        int port = Ports.free(1).get(0);
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dfacelab.home=" + home,
                        "-jar",
                        home.resolve("deploy/local/target/facelab-local.jar").toString(),
                        "--state=" + state,
                        "--port=" + port,
                        "--workers=" + workers))
                .redirectErrorStream(true)
                .start();
        BenchFacelab facelab = new BenchFacelab(state, process, port);
        facelab.awaitReady();
        return facelab;
    }

    private void awaitReady() throws IOException {
        Deque<String> last = new ArrayDeque<>();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("Facelab is ready")) {
                drain(lines);
                return;
            }
            last.addLast(line);
            if (last.size() > LAST_LINES) {
                last.removeFirst();
            }
        }
        Folders.delete(state);
        throw new Refusal("Facelab did not start for the benchmark. Its last lines:\n  " + String.join("\n  ", last));
    }

    /** Reads on, or its pipe fills up and it stands still. */
    private static void drain(BufferedReader lines) {
        Thread thread = new Thread(() -> lines.lines().forEach(line -> {}), "bench-facelab");
        thread.setDaemon(true);
        thread.start();
    }

    URI address() {
        return URI.create("http://localhost:" + port);
    }

    @Override
    public void close() throws IOException {
        process.toHandle().destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Folders.delete(state);
    }
}
