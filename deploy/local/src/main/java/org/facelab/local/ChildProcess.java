package org.facelab.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One app as a process of its own. It runs in a session of its own, so that a terminal's Ctrl-C does not reach it before
 * the launcher decides, and it ends by itself when its standard input closes, which the end of the launcher does.
 */
final class ChildProcess {
    private static final int REMEMBERED_LINES = 30;

    private final String name;
    private final Process process;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final Thread reader;

    private ChildProcess(String name, Process process, Console console) {
        this.name = name;
        this.process = process;
        this.reader = new Thread(() -> copy(console), name + "-log");
        reader.setDaemon(true);
    }

    /** @throws Refusal if the program cannot be started */
    static ChildProcess start(
            String name, List<String> command, Map<String, String> environment, Path directory, Console console) {
        List<String> inOwnSession = new ArrayList<>(command);
        inOwnSession.add(0, "setsid");
        ProcessBuilder builder =
                new ProcessBuilder(inOwnSession).redirectErrorStream(true).directory(directory.toFile());
        builder.environment().putAll(environment);
        try {
            ChildProcess child = new ChildProcess(name, builder.start(), console);
            child.reader.start();
            return child;
        } catch (IOException e) {
            throw new Refusal(name + " cannot be started with " + String.join(" ", inOwnSession), e);
        }
    }

    private void copy(Console console) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                remember(line);
                console.child(name, line);
            }
        } catch (IOException e) {
            // the process is gone, and its pipe with it
        }
    }

    private void remember(String line) {
        synchronized (lastLines) {
            if (lastLines.size() == REMEMBERED_LINES) {
                lastLines.removeFirst();
            }
            lastLines.addLast(line);
        }
    }

    String name() {
        return name;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Its exit code, once it has ended. */
    int exitCode() {
        return process.exitValue();
    }

    CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /** Asks it to end. Through its handle: {@link Process#destroy} closes its pipes first, and its last words are lost. */
    void terminate() {
        process.toHandle().destroy();
    }

    void kill() {
        process.toHandle().destroyForcibly();
    }

    boolean awaitEnd(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The last lines it wrote, oldest first; of a process that has ended, all of its last words. */
    List<String> lastLines() throws InterruptedException {
        if (!process.isAlive()) {
            reader.join(1000);
        }
        synchronized (lastLines) {
            return List.copyOf(lastLines);
        }
    }
}
