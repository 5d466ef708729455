package org.facelab.local;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** A zip of simple faces, as a person would upload photographs. */
final class ZippedFaces {
    private static final int SIZE = 48;

    private ZippedFaces() {}

    static Path write(Path zip, int faces) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int i = 0; i < faces; i++) {
                ByteArrayOutputStream png = new ByteArrayOutputStream();
                ImageIO.write(face(new Random(i)), "png", png);
                out.putNextEntry(new ZipEntry("album/face-" + i + ".png"));
                out.write(png.toByteArray());
            }
        }
        return zip;
    }

    private static BufferedImage face(Random random) {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.getHSBColor(random.nextFloat(), 0.2f, 0.8f));
        g.fillRect(0, 0, SIZE, SIZE);
        g.setColor(Color.getHSBColor(0.07f, 0.5f, 0.4f + random.nextFloat() * 0.5f));
        g.fillOval(10, 6, 28, 38);
        g.setColor(Color.DARK_GRAY);
        g.fillOval(17, 20, 4, 4);
        g.fillOval(27, 20, 4, 4);
        g.fillOval(19, 33, 10, 3);
        g.dispose();
        return image;
    }
}
