package org.facelab.worker.dataset;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Images, folders and zips that tests draw themselves. */
final class TestImages {
    private TestImages() {}

    /** A picture that differs for each number. */
    static BufferedImage picture(int number, int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        Random random = new Random(number);
        graphics.setPaint(new GradientPaint(
                0, 0, new Color(random.nextInt(0xFFFFFF)), width, height, new Color(random.nextInt(0xFFFFFF))));
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(new Color(random.nextInt(0xFFFFFF)));
        graphics.fillOval(width / 4, height / 4, width / 2, height / 3);
        graphics.dispose();
        return image;
    }

    static byte[] colour(int number, String format) {
        return encoded(picture(number, 60 + number % 7, 50, BufferedImage.TYPE_3BYTE_BGR), format);
    }

    static byte[] grey(int number, String format) {
        return encoded(picture(number, 60, 50 + number % 7, BufferedImage.TYPE_BYTE_GRAY), format);
    }

    static byte[] encoded(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    /** Good colour images {@code good00.jpg}, {@code good01.jpg}, …; more may be added. */
    static Map<String, byte[]> good(int count) {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            files.put(String.format(Locale.ROOT, "good%02d.jpg", i), colour(i, "jpg"));
        }
        return files;
    }

    static Path folder(Path folder, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return folder;
    }

    /** A zip whose entries stand in an order of their own. */
    static Path zip(Path zip, Map<String, byte[]> files) throws IOException {
        List<String> names = new ArrayList<>(files.keySet());
        Collections.shuffle(names, new Random(7));
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            for (String name : names) {
                entries.putNextEntry(new ZipEntry(name));
                entries.write(files.get(name));
                entries.closeEntry();
            }
        }
        return zip;
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
