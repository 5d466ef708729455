package org.facelab.worker.model.vae;

/**
 * What decides about the shapes of a convolutional VAE of the form {@code flat}.
 *
 * @param imageSize side of its square images in pixels, a power of two from 8 on
 * @param channels 1 or 3
 * @param latentSize L
 */
public record ConvVaeShape(int imageSize, int channels, int latentSize) {
    /** Side of the innermost maps. */
    static final int INNER_SIDE = 4;

    private static final int INNER_WIDTH = 256;

    public ConvVaeShape {
        if (imageSize < 8 || imageSize > 512 || Integer.bitCount(imageSize) != 1) {
            throw new IllegalArgumentException("image size " + imageSize
                    + ": the network halves it down to 4, so it must be a power of two from 8 to 512");
        }
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException("channels " + channels + ": must be 1 or 3");
        }
    }

    /** Channels of the encoder's maps, outermost first: halving from 256 towards the input. */
    int[] widths() {
        int levels = Integer.numberOfTrailingZeros(imageSize / INNER_SIDE);
        int[] widths = new int[levels];
        for (int i = 0; i < levels; i++) {
            widths[i] = INNER_WIDTH >> (levels - 1 - i);
        }
        return widths;
    }

    /** Numbers of the innermost maps together. */
    int features() {
        return INNER_WIDTH * INNER_SIDE * INNER_SIDE;
    }

    /** Numbers of one image: C * S * S. */
    public int imageNumbers() {
        return channels * imageSize * imageSize;
    }
}
