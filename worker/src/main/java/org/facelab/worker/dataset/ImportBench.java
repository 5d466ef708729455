package org.facelab.worker.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Measures how quickly a zip or folder is imported; needs nothing but the jars. */
public final class ImportBench {
    private static final int ROUNDS = 3;
    private static final int DRAWN = 2_000;

    private ImportBench() {}

    /** @param args the zip or folder (drawn faces as JPEG if left out), then the image size in pixels (64 if left out) */
    public static void main(String[] args) throws IOException {
        if (args.length > 2) {
            System.err.println("usage: ImportBench [ZIP_OR_FOLDER [IMAGE_SIZE]]");
            System.exit(2);
        }
        if (args.length == 0) {
            Path drawn = Files.createTempFile("facelab-bench", ".zip");
            try {
                BenchPhotographs.zip(drawn, DRAWN);
                measure(drawn, 64);
            } finally {
                Files.delete(drawn);
            }
        } else {
            measure(Path.of(args[0]), args.length == 2 ? Integer.parseInt(args[1]) : 64);
        }
    }

    private static void measure(Path images, int size) throws IOException {
        Path work = Path.of(System.getProperty("java.io.tmpdir"));
        for (int round = 1; round <= ROUNDS; round++) {
            long start = System.nanoTime();
            ImportResult result = DatasetImport.run(
                    ImportRequest.of(images, size), OutputStream.nullOutputStream(), work, new Unheard());
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "round %d: %,d images at %d px in %.2f s: %,.0f images/s on %d cores; fingerprint %s%n",
                    round,
                    result.manifest().count(),
                    size,
                    seconds,
                    result.manifest().count() / seconds,
                    Runtime.getRuntime().availableProcessors(),
                    result.manifest().fingerprint().substring(0, 12));
        }
    }

    private record Unheard() implements ImportListener {
        @Override
        public boolean stopWished() {
            return false;
        }

        @Override
        public void progressed(int done, int total) {
            // the figures at the end are enough
        }
    }
}
