package org.facelab.worker.dataset;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.facelab.worker.dataset.face.Face;
import org.facelab.worker.dataset.face.Portrait;

/** A zip of JPEG pictures of CelebA's size to measure with, where nobody has photographs at hand. */
final class BenchPhotographs {
    private static final int SIDE = 178;
    private static final long SEED = 1;

    private BenchPhotographs() {}

    /** Writes the zip. */
    static void zip(Path file, int count) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(0);
            for (int i = 0; i < count; i++) {
                zip.putNextEntry(new ZipEntry(String.format(Locale.ROOT, "%06d.jpg", i)));
                ImageIO.write(painted(i), "jpg", zip);
                zip.closeEntry();
            }
        }
    }

    private static BufferedImage painted(int index) {
        byte[] pixels = Portrait.of(Face.of(SEED, index), SIDE);
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_3BYTE_BGR);
        byte[] raster = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i += 3) {
            raster[i] = pixels[i + 2];
            raster[i + 1] = pixels[i + 1];
            raster[i + 2] = pixels[i];
        }
        return image;
    }
}
