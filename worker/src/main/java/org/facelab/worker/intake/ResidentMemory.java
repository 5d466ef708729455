package org.facelab.worker.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process keeps in memory, the engine's native memory too, which no Java bean counts. */
public final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ResidentMemory() {}

    /** Now, in bytes; 0 where the system does not say. */
    public static long bytes() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
