package org.facelab.local;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;

/** The packaged apps with servers that a test can take away: PostgreSQL and Kafka of this process, workers by name. */
final class Bench implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Path folder;
    private final StateFolder state;
    private final List<Integer> ports = Ports.free(4);
    private final PostgresGuard guard;
    private final Database database;
    private final PrintStream log;
    private final Crew crew;
    private final Readiness readiness = new Readiness();
    private final Map<String, ChildProcess> workers = new ConcurrentHashMap<>();
    private EmbeddedKafka kafka;

    Bench() throws Exception {
        folder = TemporaryState.make();
        state = StateFolder.open(folder);
        KafkaLog.to(state.path("log/kafka.log"));
        PostgresFolder rows = PostgresFolder.choose(folder, System.getenv(PostgresFolder.USER_VARIABLE));
        guard = PostgresGuard.start(rows.data());
        database = Database.start(rows, ports.get(0), state.path("log/postgres.log"));
        startKafka();
        log = new PrintStream(state.path("log/apps.log").toFile());
        Console console = new Console(log);
        Options options = Options.parse(List.of("--port=" + ports.get(3)), folder);
        Connections connections = new Connections(database.jdbcUrl(), kafka.bootstrapServers());
        Apps apps = new Apps(Checkout.root(), options, state, connections, console);
        crew = new Crew(apps, state.pidFiles(), console, event -> {});
        crew.startDashboard();
        awaitReady(ports.get(3));
    }

    LaboratoryApi api() {
        return new LaboratoryApi(ports.get(3));
    }

    /** Starts a worker and waits until it takes jobs. */
    void startWorker(String name) {
        int port = Ports.free(1).get(0);
        workers.put(name, crew.startWorker(name, port));
        awaitReady(port);
    }

    /** Starts those of the named workers that do not run. */
    void ensureWorkers(String... names) {
        for (String name : names) {
            if (!workers.containsKey(name) || !workers.get(name).isAlive()) {
                startWorker(name);
            }
        }
    }

    ChildProcess worker(String name) {
        return workers.get(name);
    }

    private void awaitReady(int port) {
        Awaitility.await("readiness on port " + port)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> readiness.isReady(port));
    }

    void startKafka() {
        kafka = EmbeddedKafka.start(state.path("kafka"), ports.get(1), ports.get(2), how -> {});
    }

    void stopKafka() throws InterruptedException {
        kafka.stop(Duration.ofSeconds(30));
    }

    /** The first column of each row, as text. */
    List<String> query(String sql, String id) {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), "postgres", "postgres");
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, UUID.fromString(id));
            List<String> all = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    all.add(row.getString(1));
                }
            }
            return all;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    @Override
    public void close() throws Exception {
        try {
            crew.stop();
            kafka.stop(Duration.ofSeconds(30));
            database.stop(Duration.ofSeconds(30));
        } finally {
            crew.kill();
            guard.dismiss();
            log.close();
            state.close();
            TemporaryState.remove(folder);
        }
    }
}
