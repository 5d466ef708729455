package org.facelab.db.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Starts a real PostgreSQL and a real broker once for a test JVM and tells Quarkus of them by system properties. Tests
 * share them, so they make their names unique. A module switches this on with a service file.
 */
public final class Servers implements LauncherSessionListener {
    private static Path folder;
    private static EmbeddedPostgres postgres;
    private static TestKafka kafka;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        start();
    }

    private static synchronized void start() {
        if (postgres != null) {
            return;
        }
        try {
            folder = Files.createTempDirectory("facelab-test");
            postgres = EmbeddedPostgres.builder().start();
            migrate();
            kafka = new TestKafka(Files.createDirectories(folder.resolve("kafka"))).start();
        } catch (IOException e) {
            throw new UncheckedIOException("the servers for the tests do not start", e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(Servers::stop));
        System.setProperty("quarkus.datasource.jdbc.url", jdbcUrl());
        System.setProperty("quarkus.datasource.username", "postgres");
        System.setProperty("quarkus.datasource.password", "postgres");
        System.setProperty("kafka.bootstrap.servers", kafka.bootstrapServers());
        System.setProperty("facelab.files", files().toString());
    }

    private static void migrate() {
        Flyway.configure().dataSource(jdbcUrl(), "postgres", "postgres").load().migrate();
    }

    /** The database that all tests of this JVM share. */
    public static String jdbcUrl() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    /** The shared broker; a test that stops it starts it again. */
    public static TestKafka kafka() {
        return kafka;
    }

    /** The folder of the tests' files, removed at the end. */
    public static Path files() {
        return folder.resolve("files");
    }

    private static void stop() {
        kafka.close();
        try {
            postgres.close();
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the servers of the tests did not stop cleanly", e);
        }
    }
}
