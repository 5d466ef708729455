package org.facelab.worker.model.vae;

import java.util.Arrays;
import java.util.Optional;
import org.facelab.worker.model.engine.Operations.Geometry;

/**
 * The networks that a convolutional VAE may have. Both halve the image by convolutions, each with batch norm and leaky ReLU
 * 0.2, and mirror that by transposed ones with ReLU.
 */
public enum Architecture {
    /** k4 s2 p1 down to 256 maps of 4x4, which are flattened, so that it is kept where things are. */
    FLAT("flat", new Geometry(4, 2, 1, 0), new Norm(1e-5f, 0.9f), 4) {
        @Override
        int innerWidth(int latentSize) {
            return 256;
        }

        @Override
        boolean pools() {
            return false;
        }
    },

    /**
     * That of bojone/vae's CelebA example: k5 s2 down to as many maps of 2x2 as there are latents, of which the mean is
     * taken. Padding is PyTorch's symmetric 2; Keras's "same" pads 1 before and 2 after, the same up to a shift.
     */
    CLASSIC("classic", new Geometry(5, 2, 2, 1), new Norm(1e-3f, 0.99f), 2) {
        @Override
        int innerWidth(int latentSize) {
            return latentSize;
        }

        @Override
        boolean pools() {
            return true;
        }
    };

    private final String word;
    private final Geometry geometry;
    private final Norm norm;
    private final int innerSide;

    Architecture(String word, Geometry geometry, Norm norm, int innerSide) {
        this.word = word;
        this.geometry = geometry;
        this.norm = norm;
        this.innerSide = innerSide;
    }

    /** Batch norm's numbers; momentum is the share of the old value. */
    record Norm(float epsilon, float momentum) {}

    /** By its word in settings and files. */
    public static Optional<Architecture> of(String word) {
        return Arrays.stream(values()).filter(a -> a.word.equals(word)).findFirst();
    }

    /** The word that settings and files use for it. */
    public String word() {
        return word;
    }

    /** Of each convolution; the output padding is for the transposed ones alone. */
    Geometry geometry() {
        return geometry;
    }

    Norm norm() {
        return norm;
    }

    /** Side of the innermost maps. */
    int innerSide() {
        return innerSide;
    }

    /** Channels of the innermost maps. */
    abstract int innerWidth(int latentSize);

    /** Whether the encoder averages its innermost maps over their places. */
    abstract boolean pools();
}
