package org.facelab.dashboard.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What one file that holds many images may be, told by its first bytes: a look that costs nothing and refuses most else. */
enum ArchiveKind {
    /** An empty zip does not start as this does, and holds nothing to import. */
    ZIP(".zip"),
    /** An idx file of images, raw or gz. */
    IDX(".idx");

    private final String ending;

    ArchiveKind(String ending) {
        this.ending = ending;
    }

    /** How its key in the store ends. */
    String ending() {
        return ending;
    }

    /** The kind of a file; empty if it is none. */
    static Optional<ArchiveKind> of(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(4);
        }
        if (head.length < 4) {
            return Optional.empty();
        }
        if (head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4) {
            return Optional.of(ZIP);
        }
        boolean gz = head[0] == 0x1f && (head[1] & 255) == 0x8b;
        boolean idx = head[0] == 0 && head[1] == 0 && head[2] == 8 && (head[3] == 1 || head[3] == 3);
        return gz || idx ? Optional.of(IDX) : Optional.empty();
    }

    /** Whether a format can be imported from a file of this kind. */
    boolean suits(String format) {
        return this == ZIP || format.equals("mnist") || format.equals("auto");
    }
}
