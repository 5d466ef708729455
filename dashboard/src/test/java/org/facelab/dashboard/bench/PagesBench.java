package org.facelab.dashboard.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.facelab.dashboard.testing.Browsers;
import org.facelab.db.testing.Servers;

/**
 * Measures the pages over {@link ManyRows}: at the server and in a real browser. {@code deploy/bench pages} starts it.
 *
 * <p>Argument: the folder of the packaged dashboard.
 */
public final class PagesBench {
    private PagesBench() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1 || !Files.isRegularFile(Path.of(arguments[0], "quarkus-run.jar"))) {
            throw new IllegalArgumentException("expected the folder of the packaged dashboard, as in"
                    + " dashboard/target/quarkus-app; build it with ./mvnw -DskipTests package");
        }
        int failed = 1;
        try {
            measure(Path.of(arguments[0]));
            failed = 0;
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
        } finally {
            // the broker's threads would keep the process; the servers' own hook stops them
            System.exit(failed);
        }
    }

    private static void measure(Path app) throws Exception {
        new Servers().launcherSessionOpened(null);
        long before = System.nanoTime();
        ManyRows.Filled filled = ManyRows.fill(Servers.jdbcUrl(), "postgres", "postgres", Servers.files());
        System.out.printf("filled in %.0f s%n", (System.nanoTime() - before) / 1e9);
        Map<String, String> environment = Map.of(
                "FACELAB_DB", Servers.jdbcUrl(),
                "FACELAB_DB_USER", "postgres",
                "FACELAB_DB_PASSWORD", "postgres",
                "FACELAB_KAFKA", Servers.bootstrapServers(),
                "FACELAB_FILES", Servers.files().toString());
        Path log = Files.createTempFile("facelab-bench-dashboard", ".log");
        try (PackagedDashboard dashboard = PackagedDashboard.start(app, environment, log);
                Browsers browsers = new Browsers()) {
            ServerTimes.measure(dashboard, filled, PagesBench::tell);
            new BrowserTimes(browsers, dashboard.address()).measure(filled, PagesBench::tell);
        }
        Files.deleteIfExists(log);
    }

    private static void tell(Figure figure) {
        System.out.println(figure.line());
    }
}
