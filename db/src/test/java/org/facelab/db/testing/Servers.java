package org.facelab.db.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;
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
            System.setProperty("quarkus.datasource.jdbc.url", postgres.getJdbcUrl("postgres", "postgres"));
            migrate();
            kafka = new TestKafka(Files.createDirectories(folder.resolve("kafka"))).start();
        } catch (IOException e) {
            throw new UncheckedIOException("the servers for the tests do not start", e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(Servers::stop));
        System.setProperty("quarkus.datasource.username", "postgres");
        System.setProperty("quarkus.datasource.password", "postgres");
        System.setProperty("kafka.bootstrap.servers", kafka.bootstrapServers());
        System.setProperty("facelab.files", folder.resolve("files").toString());
        offerBrokerControl();
    }

    private static void migrate() {
        Flyway.configure().dataSource(jdbcUrl(), "postgres", "postgres").load().migrate();
    }

    /** The database that all tests of this JVM share. */
    public static String jdbcUrl() {
        return System.getProperty("quarkus.datasource.jdbc.url");
    }

    /** Where the shared broker listens. */
    public static String bootstrapServers() {
        return System.getProperty("kafka.bootstrap.servers");
    }

    /** Stops the shared broker; the test starts it again whatever happens. Works from Quarkus's class loader too. */
    public static void stopBroker() {
        broker("stopServing");
    }

    /** Starts the shared broker again, on the same port with the same data. */
    public static void startBroker() {
        broker("startServing");
    }

    private static void broker(String operation) {
        try {
            ManagementFactory.getPlatformMBeanServer().invoke(brokerName(), operation, null, null);
        } catch (JMException e) {
            throw new IllegalStateException("the broker of the tests does not answer to " + operation, e);
        }
    }

    private static ObjectName brokerName() throws JMException {
        return new ObjectName("org.facelab.test:type=Broker");
    }

    /** What a test may do to the broker. An MBean, since tests see this class through another class loader than the session. */
    public interface BrokerControl {
        void stopServing();

        void startServing();
    }

    private static void offerBrokerControl() {
        BrokerControl control = new BrokerControl() {
            @Override
            public void stopServing() {
                kafka.stop();
            }

            @Override
            public void startServing() {
                kafka.start();
            }
        };
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .registerMBean(new StandardMBean(control, BrokerControl.class), brokerName());
        } catch (JMException e) {
            throw new IllegalStateException("the control of the tests' broker cannot be registered", e);
        }
    }

    /** The folder of the tests' files, removed at the end. */
    public static Path files() {
        return Path.of(System.getProperty("facelab.files"));
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
