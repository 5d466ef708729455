package org.facelab.worker.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** The outcome of an import in a test, with its packed bytes. */
record Imported(ImportResult result, byte[] packed) {
    static final ImportListener PATIENT = new ImportListener() {
        @Override
        public boolean stopWished() {
            return false;
        }

        @Override
        public void progressed(int done, int total) {
            assertThat(done).isBetween(0, total);
        }
    };

    static Imported of(Path source, int size, Path work) throws IOException {
        return of(ImportRequest.of(source, size), work, Limits.DEFAULT);
    }

    static Imported of(ImportRequest request, Path work) throws IOException {
        return of(request, work, Limits.DEFAULT);
    }

    /** Imports, and checks that nothing is left in the working folder, however it ends. */
    static Imported of(ImportRequest request, Path work, Limits limits) throws IOException {
        Files.createDirectories(work);
        ByteArrayOutputStream images = new ByteArrayOutputStream();
        try {
            ImportResult result = DatasetImport.run(request, images, work, PATIENT, limits);
            return new Imported(result, images.toByteArray());
        } finally {
            try (Stream<Path> left = Files.list(work)) {
                assertThat(left).as("left in the working folder").isEmpty();
            }
        }
    }

    Manifest manifest() {
        return result.manifest();
    }

    byte[] image(String name) {
        int bytes = packed.length / manifest().count();
        int at = manifest().names().indexOf(name);
        assertThat(at).as("position of " + name).isNotNegative();
        return Arrays.copyOfRange(packed, at * bytes, (at + 1) * bytes);
    }

    String reason(String file) {
        return result.leftOut().stream()
                .filter(left -> left.file().equals(file))
                .map(LeftOut::reason)
                .findFirst()
                .orElseThrow(() -> new AssertionError(file + " is not among " + result.leftOut()));
    }
}
