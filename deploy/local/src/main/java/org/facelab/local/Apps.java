package org.facelab.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How the dashboard and the workers are started. */
final class Apps {
    /** Starts in half the time of the defaults and stays small; the heavy work is the engine's, which is native. */
    private static final List<String> SMALL_JVM = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /**
     * glibc gives a step's large arrays back to the system and takes them anew at the next, page by page; kept, they save a
     * sixth of a step. deploy/bench sets the same.
     */
    private static final Map<String, String> ALLOCATION = Map.of(
            "MALLOC_MMAP_THRESHOLD_", "1073741824",
            "MALLOC_TRIM_THRESHOLD_", "2147483648",
            "MALLOC_TOP_PAD_", "67108864");

    private final Path home;
    private final Path java;
    private final Options options;
    private final Map<String, String> environment;
    private final Console console;

    /** @param home the checkout, whose {@code target} folders hold the built apps */
    Apps(Path home, Options options, StateFolder state, Connections connections, Console console) {
        this.home = home;
        this.java = Path.of(System.getProperty("java.home"), "bin", "java");
        this.options = options;
        this.console = console;
        this.environment = new HashMap<>(Map.of(
                "FACELAB_DB", connections.jdbcUrl(),
                "FACELAB_DB_USER", "postgres",
                "FACELAB_DB_PASSWORD", "postgres",
                "FACELAB_KAFKA", connections.bootstrapServers(),
                "FACELAB_FILES", state.path("files").toString(),
                "FACELAB_UPLOADS", state.path("uploads").toString(),
                "DJL_CACHE_DIR", state.path("engine").toString(),
                // the engine's library calls home otherwise
                "OPT_OUT_TRACKING", "true"));
        environment.put(
                "FACELAB_ALLOW_IMPORT",
                options.allowImport().stream().map(Path::toString).collect(Collectors.joining(":")));
    }

    /** @throws Refusal if an app is not built */
    static void requireBuilt(Path home) {
        for (String module : List.of("dashboard", "worker")) {
            Path program = folder(home, module).resolve("quarkus-run.jar");
            if (!Files.isRegularFile(program)) {
                throw new Refusal("the " + module + " is not built: there is no " + program
                        + ". Build with ./mvnw -DskipTests package, or start with deploy/up, which does so");
            }
        }
    }

    private static Path folder(Path home, String module) {
        return home.resolve(module).resolve("target/quarkus-app");
    }

    ChildProcess startDashboard() {
        Map<String, String> own = new HashMap<>(environment);
        own.put("DASHBOARD_PORT", Integer.toString(options.port()));
        return start("dashboard", "dashboard", List.of("-Xmx384m"), own);
    }

    ChildProcess startWorker(String name, int port) {
        String threads = threads();
        Map<String, String> own = new HashMap<>(environment);
        own.put("WORKER_PORT", Integer.toString(port));
        own.put("FACELAB_WORKER_NAME", name);
        own.put("FACELAB_THREADS", threads);
        // the engine's threads wait for each other awake for some microseconds, then asleep: asleep at once costs a
        // tenth of a step, and the default's long spin starves them as soon as anything else wants the cores (15 times
        // fewer images a second at a load of 20)
        own.put("GOMP_SPINCOUNT", "30000");
        own.putAll(ALLOCATION);
        List<String> flags = List.of(
                "-Xmx512m",
                // each epoch's snapshot is garbage soon after: without these the heap grows over all of that before
                // it is collected, and the worker's memory with it
                "-Xms64m",
                "-XX:MinHeapFreeRatio=15",
                "-XX:MaxHeapFreeRatio=30",
                "-Dai.djl.offline=true",
                "-Dai.djl.pytorch.num_threads=" + threads);
        return start(name, "worker", flags, own);
    }

    /** All cores, also with several workers: the thread count decides the bits of a training's results. */
    private static String threads() {
        String asked = System.getenv("FACELAB_THREADS");
        return asked == null || asked.isBlank()
                ? Integer.toString(Runtime.getRuntime().availableProcessors())
                : asked;
    }

    private ChildProcess start(String name, String module, List<String> flags, Map<String, String> own) {
        Path folder = folder(home, module);
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(SMALL_JVM);
        command.addAll(flags);
        command.add("-Dfacelab.child=true");
        command.add("-jar");
        command.add(folder.resolve("quarkus-run.jar").toString());
        return ChildProcess.start(name, command, own, folder, console);
    }
}
