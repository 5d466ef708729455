package org.facelab.worker.dataset;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Packs tiles one after the other. With {@link Channels#AUTO} grey tiles wait in a temporary file for the first one in
 * colour: it decides for three channels, and then the waiting ones go ahead of it; without any the file goes out as it is.
 */
final class PackedWriter implements Closeable {
    private final OutputStream out;
    private final MessageDigest digest = Digests.sha256();
    private final Path workFolder;
    private final int size;
    private Channels channels;
    private Path waiting;
    private OutputStream waitingOut;

    /**
     * @param images where the packed bytes go; not closed
     * @param workFolder of the temporary file
     * @param size side of the tiles, in pixels
     */
    PackedWriter(OutputStream images, Path workFolder, int size, Channels channels) {
        this.out = new BufferedOutputStream(new DigestOutputStream(images, digest), 1 << 16);
        this.workFolder = workFolder;
        this.size = size;
        this.channels = channels;
    }

    /** Side of the tiles, in pixels. */
    int size() {
        return size;
    }

    void write(Tile tile) throws IOException {
        if (channels == Channels.AUTO && tile.channels() == 3) {
            channels = Channels.COLOUR;
            releaseWaiting();
        }
        switch (channels) {
            case GREY -> out.write(tile.grey().pixels());
            case COLOUR -> out.write(tile.colour().pixels());
            case AUTO -> await(tile);
        }
    }

    private void await(Tile grey) throws IOException {
        if (waiting == null) {
            waiting = Files.createTempFile(workFolder, "grey-", ".part");
            waitingOut = new BufferedOutputStream(Files.newOutputStream(waiting), 1 << 16);
        }
        waitingOut.write(grey.pixels());
    }

    private void releaseWaiting() throws IOException {
        if (waiting == null) {
            return;
        }
        waitingOut.close();
        int bytes = size * size;
        try (InputStream in = Files.newInputStream(waiting)) {
            for (byte[] grey = in.readNBytes(bytes); grey.length == bytes; grey = in.readNBytes(bytes)) {
                Tile tile = new Tile(size, 1, grey);
                out.write((channels == Channels.COLOUR ? tile.colour() : tile).pixels());
            }
        }
        Files.delete(waiting);
        waiting = null;
    }

    /**
     * Writes what is left, and flushes.
     *
     * @return the channels of all tiles
     */
    int finish() throws IOException {
        if (channels == Channels.AUTO) {
            channels = Channels.GREY;
            releaseWaiting();
        }
        out.flush();
        return channels == Channels.GREY ? 1 : 3;
    }

    /** SHA-256 of everything that was written, after {@link #finish()}; asked once. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Removes the temporary file, if there is still one. */
    @Override
    public void close() throws IOException {
        if (waiting != null) {
            try {
                waitingOut.close();
            } finally {
                Files.deleteIfExists(waiting);
            }
        }
    }
}
