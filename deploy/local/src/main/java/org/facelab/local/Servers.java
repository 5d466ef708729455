package org.facelab.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** PostgreSQL with its guard, and Kafka: started side by side, stopped one after the other. */
final class Servers {
    private static final Duration KAFKA_STOP_LIMIT = Duration.ofSeconds(15);
    private static final Duration POSTGRES_STOP_LIMIT = Duration.ofSeconds(20);
    private static final String POSTGRES = "postgres";
    private static final String GUARD = "postgres-guard";

    private final StateFolder state;
    private final PidFiles pidFiles;
    private final Console console;
    private final Consumer<Event> events;
    private PostgresGuard guard;
    private Database database;
    private EmbeddedKafka kafka;
    private volatile boolean stopping;

    Servers(StateFolder state, Console console, Consumer<Event> events) {
        this.state = state;
        this.pidFiles = state.pidFiles();
        this.console = console;
        this.events = events;
    }

    /** @throws Refusal if one of them does not start; the other may run then, and {@link #stop} stops it */
    void start() throws InterruptedException {
        List<Integer> ports = Ports.free(3);
        CompletableFuture<EmbeddedKafka> kafkaStart = CompletableFuture.supplyAsync(() -> EmbeddedKafka.start(
                state.path("kafka"),
                ports.get(0),
                ports.get(1),
                how -> events.accept(new Event.PartEnded("Kafka", how, tail(state.path("log/kafka.log"))))));
        Refusal refusal = null;
        try {
            startPostgres(ports.get(2));
        } catch (IOException e) {
            refusal = new Refusal("PostgreSQL cannot be prepared: " + e, e);
        } catch (Refusal e) {
            refusal = e;
        }
        try {
            kafka = kafkaStart.join();
        } catch (CompletionException e) {
            refusal = refusal != null ? refusal : asRefusal(e.getCause());
        }
        if (refusal != null) {
            throw refusal;
        }
    }

    private void startPostgres(int port) throws IOException, InterruptedException {
        String user = System.getenv(PostgresFolder.USER_VARIABLE);
        PostgresFolder folder = PostgresFolder.choose(state.folder(), user);
        Path log = state.path("log/postgres.log");
        if (folder.outside()) {
            console.say("PostgreSQL runs as user " + user + ", who cannot reach " + state.folder()
                    + "; its data lies in " + folder.data());
        }
        if (user == null && "root".equals(System.getProperty("user.name"))) {
            Folders.takeBack(folder.data());
        }
        Database.process(folder.data()).ifPresent(running -> {
            throw new Refusal("PostgreSQL (process " + running.pid() + ") already runs in " + folder.data()
                    + ". Stop it with kill -INT " + running.pid() + " and start again");
        });
        guard = PostgresGuard.start(folder.data());
        pidFiles.write(GUARD, guard.pid());
        database = Database.start(folder, port, log);
        pidFiles.write(POSTGRES, database.process().pid());
        database.process().onExit().thenRun(() -> {
            if (!stopping) {
                events.accept(new Event.PartEnded("PostgreSQL", "it is gone", tail(log)));
            }
        });
    }

    private static Refusal asRefusal(Throwable cause) {
        return cause instanceof Refusal refusal ? refusal : new Refusal("Kafka does not start: " + cause, cause);
    }

    String jdbcUrl() {
        return database.jdbcUrl();
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** Kafka first, then PostgreSQL; what did not start is passed over. */
    void stop() throws InterruptedException {
        stopping = true;
        if (kafka != null) {
            kafka.stop(KAFKA_STOP_LIMIT);
        }
        if (database != null) {
            try {
                database.stop(POSTGRES_STOP_LIMIT);
                pidFiles.remove(POSTGRES);
            } catch (IOException e) {
                console.say(e.getMessage());
                return;
            }
        }
        if (guard != null) {
            guard.dismiss();
            pidFiles.remove(GUARD);
        }
    }

    private static List<String> tail(Path log) {
        try {
            List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
            return lines.subList(Math.max(0, lines.size() - 20), lines.size());
        } catch (IOException e) {
            return List.of("(" + log + " cannot be read: " + e + ")");
        }
    }
}
