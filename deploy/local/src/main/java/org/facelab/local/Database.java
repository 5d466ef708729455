package org.facelab.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The PostgreSQL server of this machine's laboratory, durable and reachable from 127.0.0.1 alone. */
final class Database {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;
    private final ProcessHandle process;

    private Database(EmbeddedPostgres server, ProcessHandle process) {
        this.server = server;
        this.process = process;
    }

    /**
     * Starts the server, and makes its data folder when there is none yet.
     *
     * @param log where the server writes what it has to tell
     * @throws Refusal if it does not start
     */
    static Database start(PostgresFolder folder, int port, Path log) {
        Path whole = folder.data().resolveSibling("postgres.whole");
        try {
            if (!Files.exists(whole)) {
                // an earlier start was killed while it made the folder: no row is in it yet
                Folders.delete(folder.data());
            }
            Files.createDirectories(folder.program());
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(folder.data())
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(folder.program().toFile())
                    .setPGStartupWait(START_LIMIT)
                    .setRegisterShutdownHook(false)
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    // the library, made for tests, turns these off
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .start();
            ProcessHandle process = process(folder.data())
                    .orElseThrow(() -> new IOException("it is not running any more right after its start"));
            if (!Files.exists(whole)) {
                Files.createFile(whole);
            }
            return new Database(server, process);
        } catch (IOException | RuntimeException e) {
            throw new Refusal(
                    "PostgreSQL does not start in " + folder.data() + " (" + e + "). What it says is in " + log, e);
        }
    }

    /** The server that a data folder names, if it runs. */
    static Optional<ProcessHandle> process(Path data) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(ProcessHandle::isAlive);
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            // no server, or one that is just starting or stopping
            return Optional.empty();
        }
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    ProcessHandle process() {
        return process;
    }

    /** Stops it in order: open transactions are rolled back, everything committed is on disk. */
    void stop(Duration limit) throws IOException, InterruptedException {
        server.close();
        if (!ProcessEnd.await(process, limit)) {
            throw new IOException("PostgreSQL (process " + process.pid() + ") did not stop within " + limit.toSeconds()
                    + " s; it loses nothing, but kill it before the next start");
        }
    }
}
