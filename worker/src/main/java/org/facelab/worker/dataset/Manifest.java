package org.facelab.worker.dataset;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a packed data set is, as stored beside its images.
 *
 * @param version of this form, {@link #VERSION}
 * @param source what was imported, for people
 * @param count images
 * @param imageSize side of the square images, in pixels
 * @param channels 1 (grey) or 3 (RGB)
 * @param crop which part of a photograph was taken, as in {@code centre}
 * @param decoder what read and scaled the files
 * @param imagesSha256 SHA-256 of the packed file
 * @param fingerprint SHA-256 over names, size, crop, channels and packed content: the same files give the same everywhere
 * @param names of the images, sorted; image i of the packed file is names[i]
 * @param validation positions of the held-out images, ascending
 * @param attributes known attributes, each with one value an image
 * @param test positions of images that an official split keeps for a last test, ascending: neither trained nor validated on
 */
public record Manifest(
        int version,
        String source,
        int count,
        int imageSize,
        int channels,
        String crop,
        String decoder,
        String imagesSha256,
        String fingerprint,
        List<String> names,
        int[] validation,
        List<Attribute> attributes,
        int[] test) {
    public static final int VERSION = 1;

    public Manifest {
        // those written before there were test images do not name them
        test = test == null ? new int[0] : test;
    }

    /**
     * One attribute.
     *
     * @param name as in {@code Eyeglasses}
     * @param values one a image: '1' has it, '0' has it not, '?' unknown; as long as there are images
     */
    public record Attribute(String name, String values) {}

    /** Positions of the images that are trained on, ascending: all that are neither held out nor kept for a test. */
    public int[] training() {
        BitSet kept = new BitSet(count);
        Arrays.stream(validation).forEach(kept::set);
        Arrays.stream(test).forEach(kept::set);
        return IntStream.range(0, count).filter(i -> !kept.get(i)).toArray();
    }
}
