package org.facelab.worker.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.facelab.db.blob.BlobStore;

/** The files of a run, as they lie in the store. */
final class RunFiles {
    private RunFiles() {}

    static List<Path> of(BlobStore store, UUID run) throws IOException {
        Path folder = store.path("runs/" + run);
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
