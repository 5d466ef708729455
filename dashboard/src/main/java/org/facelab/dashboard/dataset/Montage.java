package org.facelab.dashboard.dataset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The first images of a packed data set, uint8 (N, H, W, C), as one grid. */
final class Montage {
    private Montage() {}

    /**
     * @param packed the file; only its first {@code count} images are read
     * @param size side of an image, in pixels
     * @param channels 1 or 3
     * @param columns images in a row
     */
    static BufferedImage draw(Path packed, int count, int size, int channels, int columns) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count * size * size * channels);
        try (FileChannel file = FileChannel.open(packed, StandardOpenOption.READ)) {
            while (bytes.hasRemaining()) {
                if (file.read(bytes, bytes.position()) < 0) {
                    throw new IOException("the packed images end after " + bytes.position() + " bytes");
                }
            }
        }
        int rows = (count + columns - 1) / columns;
        BufferedImage grid = new BufferedImage(columns * size, rows * size, BufferedImage.TYPE_INT_RGB);
        byte[] pixels = bytes.array();
        int[] row = new int[size];
        for (int line = 0; line < count * size; line++) {
            int image = line / size;
            for (int x = 0; x < size; x++) {
                int at = (line * size + x) * channels;
                int red = pixels[at] & 0xff;
                row[x] = channels == 1
                        ? red * 0x010101
                        : red << 16 | (pixels[at + 1] & 0xff) << 8 | pixels[at + 2] & 0xff;
            }
            grid.setRGB(image % columns * size, image / columns * size + line % size, size, 1, row, 0, size);
        }
        return grid;
    }
}
