package org.facelab.local;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The dashboard and the workers as they run; each end is told as an event. */
final class Crew {
    /** A worker finishes its step and writes its checkpoint in this time. */
    private static final Duration WORKER_STOP_LIMIT = Duration.ofSeconds(60);

    private static final Duration DASHBOARD_STOP_LIMIT = Duration.ofSeconds(20);

    private final Apps apps;
    private final PidFiles pidFiles;
    private final Console console;
    private final Consumer<Event> events;
    private final Map<String, ChildProcess> workers = new ConcurrentHashMap<>();
    private volatile ChildProcess dashboard;

    Crew(Apps apps, PidFiles pidFiles, Console console, Consumer<Event> events) {
        this.apps = apps;
        this.pidFiles = pidFiles;
        this.console = console;
        this.events = events;
    }

    void startDashboard() {
        ChildProcess child = apps.startDashboard();
        dashboard = child;
        pidFiles.write(child.name(), child.pid());
        child.onExit().thenRun(() -> events.accept(ended(child)));
    }

    /** Starts a worker, also anew under a name that had one. */
    ChildProcess startWorker(String name, int port) {
        ChildProcess worker = apps.startWorker(name, port);
        workers.put(name, worker);
        pidFiles.write(name, worker.pid());
        worker.onExit().thenRun(() -> events.accept(new Event.WorkerEnded(worker)));
        return worker;
    }

    /** A worker that is gone has no process any more. */
    void forget(ChildProcess worker) {
        workers.remove(worker.name(), worker);
        pidFiles.remove(worker.name());
    }

    private static Event ended(ChildProcess child) {
        List<String> lines;
        try {
            lines = child.lastLines();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            lines = List.of();
        }
        return new Event.PartEnded("the " + child.name(), "exit code " + child.exitCode(), lines);
    }

    /** Workers first, so that they can still store their checkpoints and tell of them; then the dashboard. */
    void stop() throws InterruptedException {
        stop(new LinkedHashMap<>(workers).values(), WORKER_STOP_LIMIT);
        if (dashboard != null) {
            stop(List.of(dashboard), DASHBOARD_STOP_LIMIT);
        }
    }

    private void stop(Collection<ChildProcess> children, Duration limit) throws InterruptedException {
        children.forEach(ChildProcess::terminate);
        long deadline = System.nanoTime() + limit.toNanos();
        for (ChildProcess child : children) {
            if (!child.awaitEnd(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))) {
                console.say(child.name() + " did not stop within " + limit.toSeconds()
                        + " s and is ended by force; its job goes on from its last checkpoint at the next start");
                child.kill();
                child.awaitEnd(limit);
            }
            pidFiles.remove(child.name());
        }
    }

    /** Ends all at once; what was not stored since the last checkpoint is done again at the next start. */
    void kill() {
        Stream.concat(workers.values().stream(), Stream.ofNullable(dashboard)).forEach(ChildProcess::kill);
    }
}
