package org.facelab.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** State folders of tests. Any user can enter them: where root may not use namespaces, the database is another user's. */
final class TemporaryState {
    private TemporaryState() {}

    static Path make() throws IOException {
        Path folder = Files.createTempDirectory("facelab-it-");
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    static void remove(Path folder) throws IOException {
        Folders.delete(folder);
    }
}
