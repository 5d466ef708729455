package org.facelab.local;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A shell that does nothing until its standard input closes, which the end of the launcher does, however it ends, and
 * then stops PostgreSQL. It is started before the server, and looks for it for a while: the launcher may be killed while
 * the server starts.
 */
final class PostgresGuard {
    /** {@code $1} is the data folder. SIGINT asks PostgreSQL for a fast and clean stop. */
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            cat > /dev/null
            for try in 1 2 3 4 5 6 7 8 9 10; do
              pid=$(head -n 1 "$1/postmaster.pid" 2> /dev/null)
              if [ -n "$pid" ]; then kill -INT "$pid" 2> /dev/null; exit 0; fi
              sleep 0.5
            done
            """;

    private final Process process;

    private PostgresGuard(Process process) {
        this.process = process;
    }

    static PostgresGuard start(Path data) throws IOException {
        return new PostgresGuard(new ProcessBuilder("setsid", "sh", "-c", SCRIPT, "facelab-guard", data.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    long pid() {
        return process.pid();
    }

    /** Lets it go once PostgreSQL has stopped. */
    void dismiss() {
        process.toHandle().destroyForcibly();
    }
}
