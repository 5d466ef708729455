package org.facelab.dashboard.face;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/**
 * Writes an animated PNG: the frames' own PNGs, taken apart into chunks and put together as the PNG specification (third
 * edition, 2025, section 11.3.6) says. Java writes the single frames; nothing in it writes films without loss.
 */
final class AnimatedPng {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int HEAD = 8;

    private final DataOutputStream out;
    private int sequence;

    private AnimatedPng(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    /**
     * Writes a film that is played for ever.
     *
     * @param frames of one size and kind, made one after the other
     * @param millis how long a frame is shown; the last one is shown five times as long
     * @param origin JSON in ASCII, kept in the text chunk {@code facelab}
     */
    static void write(Film.Reel frames, int millis, String origin, OutputStream out) throws IOException {
        new AnimatedPng(out).write(frames, millis, origin);
    }

    private void write(Film.Reel frames, int millis, String origin) throws IOException {
        out.write(SIGNATURE);
        for (int i = 0; i < frames.count(); i++) {
            BufferedImage frame = frames.frame(i);
            ByteBuffer png = ByteBuffer.wrap(encoded(frame)).position(HEAD);
            boolean first = i == 0;
            boolean begun = false;
            while (png.hasRemaining()) {
                int length = png.getInt();
                byte[] type = new byte[4];
                png.get(type);
                byte[] data = new byte[length];
                png.get(data).getInt();
                String word = new String(type, StandardCharsets.US_ASCII);
                if (word.equals("IHDR") && first) {
                    chunk("IHDR", data);
                    chunk(
                            "acTL",
                            ByteBuffer.allocate(8)
                                    .putInt(frames.count())
                                    .putInt(0)
                                    .array());
                    chunk("tEXt", ("facelab\0" + origin).getBytes(StandardCharsets.ISO_8859_1));
                } else if (word.equals("IDAT")) {
                    if (!begun) {
                        chunk("fcTL", control(frame, i == frames.count() - 1 ? 5 * millis : millis));
                        begun = true;
                    }
                    chunk(first ? "IDAT" : "fdAT", first ? data : numbered(data));
                }
            }
        }
        chunk("IEND", new byte[0]);
        out.flush();
    }

    private static byte[] encoded(BufferedImage frame) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(frame, "png", bytes);
        return bytes.toByteArray();
    }

    /** The whole frame takes the place of the one before. */
    private byte[] control(BufferedImage frame, int millis) {
        return ByteBuffer.allocate(26)
                .putInt(sequence++)
                .putInt(frame.getWidth())
                .putInt(frame.getHeight())
                .putInt(0)
                .putInt(0)
                .putShort((short) millis)
                .putShort((short) 1000)
                .put((byte) 0)
                .put((byte) 0)
                .array();
    }

    private byte[] numbered(byte[] data) {
        return ByteBuffer.allocate(4 + data.length).putInt(sequence++).put(data).array();
    }

    private void chunk(String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) sum.getValue());
    }
}
