package org.facelab.worker.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells a file that is no zip from a zip that is damaged: people need other advice for each. */
final class ZipHead {
    private ZipHead() {}

    /** @throws ImportRefused if the file's first bytes are not those of a zip */
    static void check(Path file, String shown) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(4);
        } catch (AccessDeniedException e) {
            throw new ImportRefused(shown + " cannot be read: the user that runs Facelab lacks the permission", e);
        }
        if (head.length == 0) {
            throw new ImportRefused(shown + " is empty; expected a zip of images, or a folder");
        }
        if (head.length < 4 || head[0] != 'P' || head[1] != 'K' || head[2] > 8 || head[3] > 9) {
            throw new ImportRefused(shown + " is not a zip; expected a zip of images, or a folder");
        }
    }
}
