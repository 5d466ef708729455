package org.facelab.dashboard.testing;

import jakarta.enterprise.context.ApplicationScoped;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.facelab.db.blob.Blob;
import org.facelab.db.blob.BlobStore;

/** Files of drawn runs and generations, in the store that the dashboard reads. */
@ApplicationScoped
class DrawnFiles {
    private final BlobStore files;

    DrawnFiles(BlobStore files) {
        this.files = files;
    }

    Blob text(String key, String text) {
        try {
            return files.write(key, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As PNG. */
    Blob image(String key, BufferedImage image) {
        try {
            return files.write(key, out -> ImageIO.write(image, "png", out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
