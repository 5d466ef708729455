package org.facelab.worker.dataset;

/**
 * A square image in memory.
 *
 * @param size side in pixels
 * @param channels 1 (grey) or 3 (RGB)
 * @param pixels uint8 (H, W, C)
 */
record Tile(int size, int channels, byte[] pixels) {

    /** The same picture in one channel if red, green and blue are equal in every pixel; else this. */
    Tile greyIfGrey() {
        if (channels == 1) {
            return this;
        }
        for (int i = 0; i < pixels.length; i += 3) {
            if (pixels[i] != pixels[i + 1] || pixels[i] != pixels[i + 2]) {
                return this;
            }
        }
        byte[] grey = new byte[size * size];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = pixels[3 * i];
        }
        return new Tile(size, 1, grey);
    }

    /** The brightness alone (Rec. 601 luma, rounded). */
    Tile grey() {
        if (channels == 1) {
            return this;
        }
        byte[] grey = new byte[size * size];
        for (int i = 0; i < grey.length; i++) {
            int red = pixels[3 * i] & 255;
            int green = pixels[3 * i + 1] & 255;
            int blue = pixels[3 * i + 2] & 255;
            grey[i] = (byte) ((299 * red + 587 * green + 114 * blue + 500) / 1000);
        }
        return new Tile(size, 1, grey);
    }

    /** The same picture in three channels. */
    Tile colour() {
        if (channels == 3) {
            return this;
        }
        byte[] colour = new byte[3 * pixels.length];
        for (int i = 0; i < colour.length; i++) {
            colour[i] = pixels[i / 3];
        }
        return new Tile(size, 3, colour);
    }
}
