package org.facelab.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Where PostgreSQL keeps its rows and its unpacked program. That is the state folder, except for root where user
 * namespaces are not allowed: there the server runs as another user (PostgreSQL refuses root), who must be able to reach
 * its folder.
 *
 * @param data the rows
 * @param program the unpacked server
 * @param outside whether they lie outside the state folder
 */
record PostgresFolder(Path data, Path program, boolean outside) {
    /** Set by {@code deploy/up} when its stand-in for unshare serves: the number of the user that PostgreSQL runs as. */
    static final String USER_VARIABLE = "FACELAB_POSTGRES_UID";

    private static final Path FAR_PLACE = Path.of("/var/lib/facelab");

    /** @param user the number of the user that PostgreSQL runs as, or null for this process's own */
    static PostgresFolder choose(Path state, String user) throws IOException, InterruptedException {
        if (user == null || isReachable(state, user)) {
            return in(state, false);
        }
        // one for each state folder, found again by its path
        UUID name = UUID.nameUUIDFromBytes(state.toString().getBytes(StandardCharsets.UTF_8));
        return in(Files.createDirectories(FAR_PLACE.resolve(name.toString())), true);
    }

    private static PostgresFolder in(Path folder, boolean outside) {
        return new PostgresFolder(folder.resolve("postgres"), folder.resolve("postgres-program"), outside);
    }

    private static boolean isReachable(Path folder, String user) throws IOException, InterruptedException {
        Process test = new ProcessBuilder(
                        "setpriv",
                        "--reuid=" + user,
                        "--regid=" + user,
                        "--clear-groups",
                        "--",
                        "test",
                        "-x",
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        return test.waitFor(10, TimeUnit.SECONDS) && test.exitValue() == 0;
    }
}
