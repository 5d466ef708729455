package org.facelab.worker.model.vae;

/**
 * What decides about the shapes of a convolutional VAE.
 *
 * @param architecture the network
 * @param imageSize side of its square images in pixels, a power of two from 8 on
 * @param channels 1 or 3
 * @param latentSize L
 */
public record ConvVaeShape(Architecture architecture, int imageSize, int channels, int latentSize) {
    public ConvVaeShape {
        if (imageSize < 8 || imageSize > 512 || Integer.bitCount(imageSize) != 1) {
            throw new IllegalArgumentException("image size " + imageSize + ": the network halves it down to "
                    + architecture.innerSide() + ", so it must be a power of two from 8 to 512");
        }
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException("channels " + channels + ": must be 1 or 3");
        }
        if (latentSize < 1) {
            throw new IllegalArgumentException("latent size " + latentSize + ": must be at least 1");
        }
    }

    /** Channels of the encoder's maps, outermost first: halving from the innermost towards the input, rounded up. */
    int[] widths() {
        int levels = Integer.numberOfTrailingZeros(imageSize / architecture.innerSide());
        int[] widths = new int[levels];
        for (int i = 0; i < levels; i++) {
            int divisor = 1 << (levels - 1 - i);
            widths[i] = (innerWidth() + divisor - 1) / divisor;
        }
        return widths;
    }

    /** Channels of the innermost maps. */
    int innerWidth() {
        return architecture.innerWidth(latentSize);
    }

    /** Numbers of the innermost maps together. */
    int innerNumbers() {
        return innerWidth() * architecture.innerSide() * architecture.innerSide();
    }

    /** Numbers that the encoder tells mean and log scale from. */
    int features() {
        return architecture.pools() ? innerWidth() : innerNumbers();
    }

    /** Numbers of one image: C * S * S. */
    public int imageNumbers() {
        return channels * imageSize * imageSize;
    }

    /** For people, as in {@code flat, 64 px, 3 channels, 128 latents}. */
    @Override
    public String toString() {
        return architecture.word() + ", " + imageSize + " px, " + channels
                + (channels == 1 ? " channel, " : " channels, ") + latentSize + " latents";
    }
}
