package org.facelab.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** All of Facelab on this machine, from its start to its end. */
final class Laboratory {
    private static final Duration EARLIER_PROCESSES_LIMIT = Duration.ofSeconds(20);
    private static final Duration READY_LIMIT = Duration.ofMinutes(3);
    private static final String LAUNCHER = "launcher";

    private final Options options;
    private final Path home;
    private final Console console;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Restarts restarts = new Restarts(events::add);
    private volatile Crew crew;

    Laboratory(Options options, Path home, Console console) {
        this.options = options;
        this.home = home;
        this.console = console;
    }

    /**
     * Starts everything, watches over it until it is asked to stop or a part dies, and stops everything in order.
     *
     * @throws Refusal if it cannot start, or a part other than a worker died
     */
    void run() throws InterruptedException {
        Apps.requireBuilt(home);
        try (StateFolder state = StateFolder.open(options.state())) {
            PidFiles pidFiles = state.pidFiles();
            pidFiles.awaitEarlierProcesses(EARLIER_PROCESSES_LIMIT, console);
            Ports.requireFree(options.port());
            pidFiles.write(LAUNCHER, ProcessHandle.current().pid());
            KafkaLog.to(state.path("log/kafka.log"));
            Interrupts.listen(this::interrupted);
            Servers servers = new Servers(state, console, events::add);
            try {
                start(state, servers);
                watch();
            } finally {
                stop(servers);
                pidFiles.remove(LAUNCHER);
            }
        }
    }

    private void start(StateFolder state, Servers servers) throws InterruptedException {
        console.say("Facelab starts; everything it keeps lies in " + state.folder());
        servers.start();
        if (stopIsAsked()) {
            return;
        }
        crew = new Crew(apps(state, servers), state.pidFiles(), console, events::add);
        crew.startDashboard();
        Map<String, Integer> waitingFor = new HashMap<>();
        waitingFor.put("dashboard", options.port());
        List<Integer> ports = Ports.free(options.workers());
        for (int i = 0; i < options.workers(); i++) {
            String name = "worker-" + (i + 1);
            crew.startWorker(name, ports.get(i));
            waitingFor.put(name, ports.get(i));
        }
        awaitReady(waitingFor);
    }

    private Apps apps(StateFolder state, Servers servers) {
        Connections connections = new Connections(servers.jdbcUrl(), servers.bootstrapServers());
        return new Apps(home, options, state, connections, console);
    }

    private void awaitReady(Map<String, Integer> waitingFor) throws InterruptedException {
        Readiness readiness = new Readiness();
        long deadline = System.nanoTime() + READY_LIMIT.toNanos();
        while (!waitingFor.isEmpty()) {
            if (stopIsAsked()) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new Refusal("not ready after " + READY_LIMIT.toSeconds() + " s: "
                        + String.join(", ", waitingFor.keySet()) + ". Their last lines above may tell why");
            }
            for (var app : Map.copyOf(waitingFor).entrySet()) {
                if (readiness.isReady(app.getValue())) {
                    waitingFor.remove(app.getKey());
                }
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        console.say("Facelab is ready at http://localhost:" + options.port());
        if (options.demo()) {
            Demo.inBackground(options.port(), console);
        }
    }

    /** Looks at what happened while starting; a part that dies then ends the start, a worker too. */
    private boolean stopIsAsked() throws InterruptedException {
        Event event = events.peek();
        if (event == null) {
            return false;
        }
        if (event instanceof Event.WorkerEnded ended) {
            throw died(
                    ended.worker().name(),
                    "exit code " + ended.worker().exitCode(),
                    ended.worker().lastLines());
        }
        if (event instanceof Event.PartEnded ended) {
            throw died(ended.name(), ended.how(), ended.lastLines());
        }
        return true;
    }

    private void watch() throws InterruptedException {
        while (true) {
            Event event = events.take();
            if (event instanceof Event.StopAsked) {
                return;
            } else if (event instanceof Event.PartEnded ended) {
                throw died(ended.name(), ended.how(), ended.lastLines());
            } else if (event instanceof Event.WorkerEnded ended) {
                crew.forget(ended.worker());
                Duration pause = restarts.schedule(ended.worker().name());
                console.say(ended.worker().name() + " died (exit code "
                        + ended.worker().exitCode() + ") and is started again in " + pause.toSeconds()
                        + " s; its job goes on from its last checkpoint");
            } else if (event instanceof Event.RestartDue due) {
                crew.startWorker(due.worker(), Ports.free(1).get(0));
            }
        }
    }

    private static Refusal died(String name, String how, List<String> lastLines) {
        return new Refusal(
                name + " died (" + how + "), and Facelab stops. Its last lines:\n  " + String.join("\n  ", lastLines));
    }

    private void interrupted(String signal) {
        boolean first = events.stream().noneMatch(Event.StopAsked.class::isInstance) && !restarts.isClosed();
        events.add(new Event.StopAsked(signal));
        if (first) {
            console.say("Stopping (" + signal + "): workers store their checkpoints first. Once more to hurry");
        } else if (crew != null) {
            console.say("Hurrying: ending the apps at once");
            crew.kill();
        }
    }

    private void stop(Servers servers) throws InterruptedException {
        restarts.close();
        if (crew != null) {
            crew.stop();
        }
        servers.stop();
        console.say("Facelab has stopped");
    }
}
