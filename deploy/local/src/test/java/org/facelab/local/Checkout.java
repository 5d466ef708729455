package org.facelab.local;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout that these tests belong to. */
final class Checkout {
    private Checkout() {}

    /** The folder that holds {@code deploy/up}, found from the folder that Maven starts the tests in. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("deploy/up"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException(
                        "there is no deploy/up above " + Path.of("").toAbsolutePath());
            }
        }
        return folder;
    }
}
