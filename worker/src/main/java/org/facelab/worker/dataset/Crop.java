package org.facelab.worker.dataset;

import org.facelab.db.settings.Choice;

/**
 * Which square of a photograph is taken, always around its middle. The numbers are pixels of aligned CelebA (178 x 218), and
 * their share of it in smaller copies.
 */
public enum Crop implements Choice {
    /** The largest square in the middle. */
    CENTRE("centre", 0),
    /** Rows 20 to 197 of aligned CelebA: what {@link #CENTRE} gives there too. */
    WHOLE_WIDTH("178", 178),
    /** From column 15, row 35. */
    WIDE("148", 148),
    /** That of the published tables: from column 19, row 39. */
    PUBLISHED("140", 140),
    /** The face alone: from column 35, row 55. */
    NARROW("108", 108);

    private static final int WIDTH = 178;
    private static final int HEIGHT = 218;

    private final String word;
    private final int pixels;

    Crop(String word, int pixels) {
        this.word = word;
        this.pixels = pixels;
    }

    @Override
    public String word() {
        return word;
    }

    /** By what name data sets with this crop are known: equal pixels have equal names. */
    String known() {
        return this == WHOLE_WIDTH ? CENTRE.word : word;
    }

    /**
     * Side of the square to take, in pixels.
     *
     * @throws Unreadable if the crop is one of aligned CelebA and the image has another shape, so that it would cut elsewhere
     */
    int side(int width, int height) throws Unreadable {
        if (this == CENTRE) {
            return Math.min(width, height);
        }
        // small copies are rounded to whole pixels
        if (Math.abs(height - (double) width * HEIGHT / WIDTH) > 1.5) {
            throw new Unreadable("has " + width + " x " + height + " pixels, and the crop " + word
                    + " is one of aligned CelebA, " + WIDTH + " x " + HEIGHT + " or smaller in the same shape;"
                    + " choose the crop centre");
        }
        return Math.max(1, Math.min(width, (int) Math.round((double) pixels * width / WIDTH)));
    }
}
