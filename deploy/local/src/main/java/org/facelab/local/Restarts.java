package org.facelab.local;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The pause before a worker's next start: short at first, longer for one that dies again and again. */
final class Restarts implements AutoCloseable {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** A worker that lived this long after its start is well. */
    private static final Duration WELL = Duration.ofMinutes(1);

    private final Consumer<Event> events;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "restarts");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Last> last = new HashMap<>();

    Restarts(Consumer<Event> events) {
        this.events = events;
    }

    /** Lets {@link Event.RestartDue} come after a pause, which it returns. */
    Duration schedule(String worker) {
        Last before = last.get(worker);
        boolean again = before != null
                && System.nanoTime() - before.atNanos < before.pause.plus(WELL).toNanos();
        Duration twice = again ? before.pause.multipliedBy(2) : SHORTEST;
        Duration pause = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
        last.put(worker, new Last(System.nanoTime(), pause));
        clock.schedule(() -> events.accept(new Event.RestartDue(worker)), pause.toMillis(), TimeUnit.MILLISECONDS);
        return pause;
    }

    boolean isClosed() {
        return clock.isShutdown();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private record Last(long atNanos, Duration pause) {}
}
