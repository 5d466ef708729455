package org.facelab.worker.dataset;

import java.util.List;

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
        List<Attribute> attributes) {
    public static final int VERSION = 1;

    /**
     * One attribute.
     *
     * @param name as in {@code Eyeglasses}
     * @param values one a image: '1' has it, '0' has it not, '?' unknown; as long as there are images
     */
    public record Attribute(String name, String values) {}

    /** Positions of the images that are trained on, ascending: all that are not held out. */
    public int[] training() {
        int[] training = new int[count - validation.length];
        int held = 0;
        for (int i = 0, t = 0; i < count; i++) {
            if (held < validation.length && validation[held] == i) {
                held++;
            } else {
                training[t++] = i;
            }
        }
        return training;
    }
}
