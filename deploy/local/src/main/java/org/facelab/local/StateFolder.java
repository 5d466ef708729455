package org.facelab.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The folder of everything that is kept. While it is open, a lock keeps other launchers out; the system lifts the lock
 * when the process ends, however it ends.
 */
final class StateFolder implements AutoCloseable {
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(3);

    private final Path folder;
    private final FileChannel lockChannel;

    private StateFolder(Path folder, FileChannel lockChannel) {
        this.folder = folder;
        this.lockChannel = lockChannel;
    }

    /**
     * Creates the folder if it is not there, and locks it.
     *
     * @throws Refusal if another launcher holds the lock, or the folder cannot be written to
     */
    static StateFolder open(Path folder) {
        try {
            for (String part : new String[] {"run", "log", "files", "uploads", "engine", "kafka"}) {
                Files.createDirectories(folder.resolve(part));
            }
            FileChannel channel = FileChannel.open(
                    folder.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            FileLock lock = lock(channel);
            if (lock == null) {
                String holder = Files.readString(folder.resolve("lock")).strip();
                channel.close();
                throw new Refusal("another Facelab " + (holder.isEmpty() ? "" : "(process " + holder + ") ")
                        + "uses the state folder " + folder + ". Stop it, or give this one a folder of its own with"
                        + " --state DIR (and a port of its own with --port N)");
            }
            channel.truncate(0);
            channel.write(
                    StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"));
            return new StateFolder(folder, channel);
        } catch (IOException e) {
            throw new Refusal(
                    "the state folder " + folder + " cannot be written to by " + System.getProperty("user.name") + " ("
                            + e + "). Mend its owner and rights, or name another folder with --state DIR",
                    e);
        }
    }

    /** A launcher that was just killed holds its lock for a moment longer; null if the lock stays another's. */
    private static FileLock lock(FileChannel channel) throws IOException {
        long deadline = System.nanoTime() + LOCK_PATIENCE.toNanos();
        while (true) {
            try {
                FileLock lock = channel.tryLock();
                if (lock != null || System.nanoTime() > deadline) {
                    return lock;
                }
            } catch (OverlappingFileLockException e) {
                // held within this very process
                return null;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    PidFiles pidFiles() {
        return new PidFiles(path("run"));
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try {
            lockChannel.truncate(0);
            lockChannel.close();
        } catch (IOException e) {
            throw new Refusal("the lock of " + folder + " could not be given up", e);
        }
    }
}
