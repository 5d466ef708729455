package org.facelab.local;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Files in the formats in which MNIST and CelebA are handed out, drawn here: digits of bars, faces of ovals. */
final class RealFormats {
    private static final int DIGIT = 28;

    private RealFormats() {}

    /** Digits as one idx file, as MNIST has them. */
    static Path digits(Path file, int count) throws IOException {
        Files.write(file, idx(count));
        return file;
    }

    /** The same, packed, as MNIST is downloaded. */
    static Path packedDigits(Path file, int count) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(idx(count));
        }
        return file;
    }

    private static byte[] idx(int count) {
        ByteBuffer bytes = ByteBuffer.allocate(16 + count * DIGIT * DIGIT);
        bytes.putInt(2051).putInt(count).putInt(DIGIT).putInt(DIGIT);
        for (int i = 0; i < count; i++) {
            int bar = 4 + i % 10 * 2;
            for (int at = 0; at < DIGIT * DIGIT; at++) {
                int column = at % DIGIT;
                bytes.put((byte) (column >= bar && column < bar + 3 ? 255 - i % 50 : 0));
            }
        }
        return bytes.array();
    }

    /** Labels of digits, which stand beside their images. */
    static Path labels(Path file, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8 + count);
        bytes.putInt(2049).putInt(count);
        for (int i = 0; i < count; i++) {
            bytes.put((byte) (i % 10));
        }
        Files.write(file, bytes.array());
        return file;
    }

    /** Aligned faces with the text list of the archive: as many spaces as it likes, 1 and -1. */
    static Map<String, byte[]> celeba(int count) throws IOException {
        StringBuilder rows = new StringBuilder(count + "\nEyeglasses Smiling \n");
        for (int i = 1; i <= count; i++) {
            rows.append(name(i)).append(i % 2 == 0 ? "  1" : " -1").append(i % 3 == 0 ? "  1\n" : " -1\n");
        }
        Map<String, byte[]> files = faces("img_align_celeba/", count);
        files.put("Anno/list_attr_celeba.txt", rows.toString().getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** The same faces with the comma separated table and the doubled folder that a mirror has. */
    static Map<String, byte[]> celebaTable(int count) throws IOException {
        StringBuilder rows = new StringBuilder("image_id,Eyeglasses,Smiling\n");
        for (int i = 1; i <= count; i++) {
            rows.append(name(i)).append(i % 2 == 0 ? ",1" : ",-1").append(i % 3 == 0 ? ",1\n" : ",-1\n");
        }
        Map<String, byte[]> files = faces("img_align_celeba/img_align_celeba/", count);
        files.put("list_attr_celeba.csv", rows.toString().getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private static Map<String, byte[]> faces(String folder, int count) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 1; i <= count; i++) {
            ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
            ImageIO.write(face(new Random(i)), "jpg", jpeg);
            files.put(folder + name(i), jpeg.toByteArray());
        }
        return files;
    }

    private static String name(int number) {
        return String.format(Locale.ROOT, "%06d.jpg", number);
    }

    private static BufferedImage face(Random random) {
        BufferedImage image = new BufferedImage(178, 218, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.getHSBColor(random.nextFloat(), 0.3f, 0.8f));
        g.fillRect(0, 0, 178, 218);
        g.setColor(Color.getHSBColor(0.07f, 0.5f, 0.4f + random.nextFloat() * 0.5f));
        g.fillOval(45, 60, 88, 110);
        g.dispose();
        return image;
    }

    /** Files into a folder. */
    static Path folder(Path folder, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path there = folder.resolve(file.getKey());
            Files.createDirectories(there.getParent());
            Files.write(there, file.getValue());
        }
        return folder;
    }

    /** Files into a zip. */
    static Path zip(Path zip, Map<String, byte[]> files) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
            }
        }
        return zip;
    }
}
