package org.facelab.worker.dataset;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** An idx file as Yann LeCun's page describes it, raw or gz, read from front to back; numbers are big-endian. */
final class IdxImages implements Closeable {
    private static final int IMAGES = 2051;
    private static final int LABELS = 2049;
    private static final int LARGEST_SIDE = 128;
    private static final int BUFFER = 1 << 16;

    private final String name;
    private final DataInputStream in;
    private int count;
    private int rows = 1;
    private int columns = 1;

    private IdxImages(String name, DataInputStream in) {
        this.name = name;
        this.in = in;
    }

    /** Whether a file that begins so is idx or gz. */
    static boolean mayBegin(byte[] head) {
        boolean gz = head.length >= 2 && head[0] == 0x1f && (head[1] & 255) == 0x8b;
        return gz || head.length == 4 && head[0] == 0 && head[1] == 0 && head[2] == 8 && (head[3] == 1 || head[3] == 3);
    }

    /**
     * Reads the head of a file of images.
     *
     * @param file closed with this, and at once if its head is refused
     * @throws ImportRefused if it is none, or promises more than anybody has
     */
    static IdxImages images(String name, InputStream file, Limits limits) throws IOException {
        return open(name, file, IMAGES, limits);
    }

    /** All labels of a file of labels, one byte each; arguments as above. */
    static byte[] labels(String name, InputStream file, Limits limits) throws IOException {
        try (IdxImages labels = open(name, file, LABELS, limits)) {
            byte[] all = new byte[labels.count];
            for (int i = 0; i < all.length; i++) {
                all[i] = labels.next(i)[0];
            }
            labels.end();
            return all;
        }
    }

    private static IdxImages open(String name, InputStream file, int magic, Limits limits) throws IOException {
        try {
            BufferedInputStream buffered = new BufferedInputStream(file, BUFFER);
            buffered.mark(2);
            boolean packed = buffered.read() == 0x1f && buffered.read() == 0x8b;
            buffered.reset();
            InputStream raw =
                    packed ? new BufferedInputStream(new GZIPInputStream(buffered, BUFFER), BUFFER) : buffered;
            IdxImages idx = new IdxImages(name, new DataInputStream(raw));
            idx.head(magic, limits);
            return idx;
        } catch (EOFException e) {
            file.close();
            throw new ImportRefused(name + " is truncated: it ends within its head; copy or upload it again", e);
        } catch (ZipException e) {
            file.close();
            throw new ImportRefused(
                    name + " is a damaged gz file (" + e.getMessage() + "); copy or upload it again", e);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private void head(int magic, Limits limits) throws IOException {
        int found = in.readInt();
        if (found != magic) {
            String what = magic == IMAGES ? "a file of images" : "a file of labels";
            String is =
                    found == LABELS ? "a file of labels" : found == IMAGES ? "a file of images" : "no such idx file";
            throw new ImportRefused(name + " begins with the magic number " + Integer.toUnsignedString(found)
                    + ", so it is " + is + "; expected " + magic + ", " + what);
        }
        long promised = Integer.toUnsignedLong(in.readInt());
        long high = magic == IMAGES ? Integer.toUnsignedLong(in.readInt()) : 1;
        long wide = magic == IMAGES ? Integer.toUnsignedLong(in.readInt()) : 1;
        if (promised > limits.entries()) {
            throw new ImportRefused(String.format(
                    Locale.ROOT,
                    "%s promises %,d images or labels in its head; at most %,d are read",
                    name,
                    promised,
                    limits.entries()));
        }
        if (high < 1 || high > LARGEST_SIDE || wide < 1 || wide > LARGEST_SIDE) {
            throw new ImportRefused(String.format(
                    Locale.ROOT,
                    "%s promises images of %,d x %,d pixels in its head; possible are 1 to %d a side",
                    name,
                    high,
                    wide,
                    LARGEST_SIDE));
        }
        count = (int) promised;
        rows = (int) high;
        columns = (int) wide;
    }

    int count() {
        return count;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    /** The pixels of the next image, row by row. */
    byte[] next(int index) throws IOException {
        byte[] pixels = new byte[rows * columns];
        try {
            in.readFully(pixels);
            return pixels;
        } catch (EOFException e) {
            throw new ImportRefused(
                    String.format(
                            Locale.ROOT,
                            "%s is truncated: it ends after %,d of the %,d that its head promises; copy or"
                                    + " upload it again",
                            name,
                            index,
                            count),
                    e);
        } catch (ZipException e) {
            throw damaged(e);
        }
    }

    /** Reads the file's end, where a gz file keeps its checksum. */
    void end() throws IOException {
        try {
            if (in.read() >= 0) {
                throw new ImportRefused(String.format(
                        Locale.ROOT,
                        "%s goes on after the %,d that its head promises; it is damaged or none of its kind",
                        name,
                        count));
            }
        } catch (EOFException | ZipException e) {
            throw damaged(e);
        }
    }

    private ImportRefused damaged(IOException cause) {
        return new ImportRefused(name + " is damaged (" + cause.getMessage() + "); copy or upload it again", cause);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
