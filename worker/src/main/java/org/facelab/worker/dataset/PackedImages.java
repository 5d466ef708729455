package org.facelab.worker.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** An imported data set: one flat file of uint8 (N, H, W, C), read by position. Safe for use by several threads. */
public final class PackedImages implements AutoCloseable {
    private final Manifest manifest;
    private final FileChannel file;
    private final int imageBytes;

    private PackedImages(Manifest manifest, FileChannel file) {
        this.manifest = manifest;
        this.file = file;
        this.imageBytes = manifest.imageSize() * manifest.imageSize() * manifest.channels();
    }

    /**
     * Opens a packed file that was verified before.
     *
     * @throws IOException if its length is not what the manifest says
     */
    public static PackedImages open(Path path, Manifest manifest) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        PackedImages images = new PackedImages(manifest, file);
        long expected = (long) manifest.count() * images.imageBytes;
        if (file.size() != expected) {
            long found = file.size();
            file.close();
            throw new IOException("the packed images " + path.getFileName() + " have " + found + " bytes, expected "
                    + expected + " for " + manifest.count() + " images");
        }
        return images;
    }

    public Manifest manifest() {
        return manifest;
    }

    /** Bytes of one image: H x W x C. */
    public int imageBytes() {
        return imageBytes;
    }

    /**
     * Reads images (H, W, C), uint8, one after the other.
     *
     * @param positions of the images in the packed file
     * @param into receives {@code positions.length * imageBytes()} bytes from its position on
     */
    public void read(int[] positions, ByteBuffer into) throws IOException {
        for (int position : positions) {
            long at = (long) position * imageBytes;
            ByteBuffer one = into.slice(into.position(), imageBytes);
            while (one.hasRemaining()) {
                int read = file.read(one, at + one.position());
                if (read < 0) {
                    throw new IOException("the packed images end before image " + position);
                }
            }
            into.position(into.position() + imageBytes);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
