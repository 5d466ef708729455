package org.facelab.worker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.facelab.worker.dataset.DatasetImport;
import org.facelab.worker.dataset.ImportListener;
import org.facelab.worker.dataset.ImportRequest;
import org.facelab.worker.dataset.ImportResult;
import org.facelab.worker.dataset.PackedImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real digits, imported and trained on with nothing but the worker's pure classes. */
class DigitsTrainingTest {
    private static final int DIGITS = 1_100;
    private static final ImportListener PATIENT = new ImportListener() {
        @Override
        public boolean stopWished() {
            return false;
        }

        @Override
        public void progressed(int done, int total) {}
    };

    @TempDir
    Path temp;

    @Test
    void digits_are_imported_trained_on_in_grey_and_drawn() throws IOException {
        Path file = temp.resolve("images.u8");
        ImportResult imported;
        try (OutputStream out = Files.newOutputStream(file)) {
            imported = DatasetImport.run(ImportRequest.of(firstDigits(), 32), out, temp, PATIENT);
        }
        try (PackedImages images = PackedImages.open(file, imported.manifest())) {
            Recording trained = Small.train(
                    Small.with("epochs", 2, "batchSize", 32, "latentSize", 16),
                    images,
                    Optional.empty(),
                    new Recording());
            double first = trained.figures(1).get("validation mse");
            double second = trained.figures(2).get("validation mse");
            assertThat(second).as("validation MSE of the second epoch").isLessThan(first);
            EpochPictures pictures = trained.last().pictures();
            assertThat(pictures.random().size()).isEqualTo(32);
            assertThat(pictures.random().channels()).isEqualTo(1);
            assertThat(pictures.reconstructions().channels()).isEqualTo(1);
            assertThat(pictures.originals().pixels()).hasSize(4 * 32 * 32);
        }
    }

    /** The first digits of the real file, as an idx file of their own. */
    private Path firstDigits() throws IOException {
        List<Path> places = new ArrayList<>();
        String told = System.getProperty("FACELAB_SHARED", System.getenv("FACELAB_SHARED"));
        if (told != null) {
            places.add(Path.of(told, "data"));
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            places.add(folder.resolve("../shared/data"));
        }
        Optional<Path> real = places.stream()
                .map(place -> place.resolve("t10k-images-idx3-ubyte.gz"))
                .filter(Files::exists)
                .findFirst();
        assumeTrue(
                real.isPresent(),
                "SKIPPED: t10k-images-idx3-ubyte.gz is not in ../shared/data nor in FACELAB_SHARED/data");
        try (InputStream gz = Files.newInputStream(real.get());
                DataInputStream in = new DataInputStream(new GZIPInputStream(gz))) {
            in.skipNBytes(16);
            ByteBuffer idx = ByteBuffer.allocate(16 + DIGITS * 28 * 28);
            idx.putInt(2051).putInt(DIGITS).putInt(28).putInt(28).put(in.readNBytes(DIGITS * 28 * 28));
            return Files.write(temp.resolve("digits-images-idx3-ubyte"), idx.array());
        }
    }
}
