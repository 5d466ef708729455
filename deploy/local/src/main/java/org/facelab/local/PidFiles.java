package org.facelab.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files {@code run/<name>.pid}, one for each process, each holding its number. */
final class PidFiles {
    private static final String SUFFIX = ".pid";

    /** Clocks of files and processes differ by this much at most. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    private final Path folder;

    PidFiles(Path folder) {
        this.folder = folder;
    }

    void write(String name, long pid) {
        try {
            Files.writeString(folder.resolve(name + SUFFIX), pid + "\n");
        } catch (IOException e) {
            throw new Refusal("cannot write the process number of " + name + " into " + folder, e);
        }
    }

    void remove(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name + SUFFIX));
        } catch (IOException e) {
            throw new Refusal("cannot remove the file of " + name + " from " + folder, e);
        }
    }

    /**
     * Waits until the processes of an earlier launcher are gone, and removes their files.
     *
     * @throws Refusal that names those that are still there after the limit
     */
    void awaitEarlierProcesses(Duration limit, Console console) throws InterruptedException {
        Instant deadline = Instant.now().plus(limit);
        List<Earlier> left = earlier();
        if (!left.isEmpty()) {
            console.say("An earlier Facelab was ended by force; waiting for what it left behind: " + names(left));
        }
        while (!left.isEmpty() && Instant.now().isBefore(deadline)) {
            Thread.sleep(100);
            left = earlier();
        }
        if (!left.isEmpty()) {
            throw new Refusal("these processes of an earlier Facelab still run after " + limit.toSeconds()
                    + " s and use the same state: " + names(left) + ". End them (kill NUMBER, or kill -9 NUMBER if"
                    + " that does not help) and start again");
        }
        for (Path file : files()) {
            remove(nameOf(file));
        }
    }

    private static String names(List<Earlier> processes) {
        return String.join(
                ", ",
                processes.stream()
                        .map(process -> process.name + " (process " + process.handle.pid() + ")")
                        .toList());
    }

    private List<Earlier> earlier() {
        return files().stream().flatMap(file -> process(file).stream()).toList();
    }

    /** The process that a file names, unless it is gone or its number went to another one that started later. */
    private static Optional<Earlier> process(Path file) {
        try {
            long pid = Long.parseLong(Files.readString(file).strip());
            Instant written = Files.getLastModifiedTime(file).toInstant().plus(CLOCK_TOLERANCE);
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(handle -> pid != ProcessHandle.current().pid())
                    .filter(handle -> handle.info()
                            .startInstant()
                            .map(start -> start.isBefore(written))
                            .orElse(true))
                    .map(handle -> new Earlier(nameOf(file), handle));
        } catch (IOException | NumberFormatException e) {
            // half-written when the launcher was killed: the process never got to do anything
            return Optional.empty();
        }
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Refusal("cannot read " + folder, e);
        }
    }

    private static String nameOf(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    private record Earlier(String name, ProcessHandle handle) {}
}
