package org.facelab.worker.dataset;

import java.util.Arrays;

/**
 * Scales squares with an antialiased bicubic filter (Catmull-Rom, a = -0.5, widened by the scale when shrinking), as
 * Pillow's {@code BICUBIC} does. Whole numbers only, so the same pixels on every machine. Safe for several threads.
 */
final class Resampling {
    private static final int WEIGHT_BITS = 13;
    /** Fractional bits of the values between the two passes; a value, a weight and the sum's overshoot fit an int. */
    private static final int VALUE_BITS = 7;

    private final int from;
    private final int to;
    private final int taps;
    private final int[] first;
    private final int[] weights;

    /**
     * @param from side of the squares that come in, in pixels
     * @param to side of those that go out
     */
    Resampling(int from, int to) {
        this.from = from;
        this.to = to;
        double scale = (double) from / to;
        double widening = Math.max(1, scale);
        // an even number of taps, so that both passes can take them in pairs
        this.taps = 2 * (int) Math.ceil(2 * widening);
        this.first = new int[to];
        this.weights = new int[to * taps];
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * scale;
            first[i] = (int) Math.floor(centre + 0.5) - taps / 2;
            weigh(i, centre, widening);
        }
    }

    /** Fills in the weights of one output pixel; what would lie outside the picture weighs nothing. */
    private void weigh(int i, double centre, double widening) {
        double[] exact = new double[taps];
        for (int k = 0; k < taps; k++) {
            int at = first[i] + k;
            exact[k] = at < 0 || at >= from ? 0 : cubic((at + 0.5 - centre) / widening);
        }
        double sum = Arrays.stream(exact).sum();
        int given = 0;
        int heaviest = 0;
        for (int k = 0; k < taps; k++) {
            weights[i * taps + k] = (int) Math.rint(exact[k] / sum * (1 << WEIGHT_BITS));
            given += weights[i * taps + k];
            heaviest = exact[k] > exact[heaviest] ? k : heaviest;
        }
        // what rounding lost, so that a plain area keeps its value
        weights[i * taps + heaviest] += (1 << WEIGHT_BITS) - given;
    }

    private static double cubic(double x) {
        double t = Math.abs(x);
        if (t < 1) {
            return (1.5 * t - 2.5) * t * t + 1;
        }
        return t < 2 ? ((-0.5 * t + 2.5) * t - 4) * t + 2 : 0;
    }

    /** @throws IllegalArgumentException if the square has another side than this was made for */
    Tile apply(Tile square) {
        if (square.size() != from) {
            throw new IllegalArgumentException("made for " + from + " pixels, not " + square.size());
        }
        if (from == to) {
            return square;
        }
        int channels = square.channels();
        int[] rows = channels == 3 ? colourRows(square.pixels()) : greyRows(square.pixels());
        return new Tile(to, channels, columns(rows, to * channels));
    }

    /** Scales each row: (from, from, 3) to (from, to, 3). */
    private int[] colourRows(byte[] pixels) {
        int[] out = new int[from * to * 3];
        int o = 0;
        for (int y = 0; y < from; y++) {
            for (int x = 0; x < to; x++) {
                int low = Math.max(0, -first[x]);
                int high = Math.min(taps, from - first[x]);
                int p = (y * from + first[x] + low) * 3;
                int red = 0;
                int green = 0;
                int blue = 0;
                for (int k = x * taps + low; k < x * taps + high; k++) {
                    int weight = weights[k];
                    red += weight * (pixels[p] & 255);
                    green += weight * (pixels[p + 1] & 255);
                    blue += weight * (pixels[p + 2] & 255);
                    p += 3;
                }
                out[o] = red >> WEIGHT_BITS - VALUE_BITS;
                out[o + 1] = green >> WEIGHT_BITS - VALUE_BITS;
                out[o + 2] = blue >> WEIGHT_BITS - VALUE_BITS;
                o += 3;
            }
        }
        return out;
    }

    /** Scales each row: (from, from, 1) to (from, to, 1). */
    private int[] greyRows(byte[] pixels) {
        int[] out = new int[from * to];
        for (int y = 0; y < from; y++) {
            for (int x = 0; x < to; x++) {
                int low = Math.max(0, -first[x]);
                int high = Math.min(taps, from - first[x]);
                int sum = 0;
                for (int k = low; k < high; k++) {
                    sum += weights[x * taps + k] * (pixels[y * from + first[x] + k] & 255);
                }
                out[y * to + x] = sum >> WEIGHT_BITS - VALUE_BITS;
            }
        }
        return out;
    }

    /** Scales each column: (from, to, C) to (to, to, C), rounded to bytes; width = to x C. */
    private byte[] columns(int[] rows, int width) {
        byte[] out = new byte[to * width];
        int[] sums = new int[width];
        for (int y = 0; y < to; y++) {
            Arrays.fill(sums, 1 << WEIGHT_BITS + VALUE_BITS - 1);
            for (int k = 0; k < taps; k += 2) {
                add(
                        rows,
                        row(y, k) * width,
                        weights[y * taps + k],
                        row(y, k + 1) * width,
                        weights[y * taps + k + 1],
                        sums);
            }
            for (int x = 0; x < width; x++) {
                int value = sums[x] >> WEIGHT_BITS + VALUE_BITS;
                out[y * width + x] = (byte) (value < 0 ? 0 : value > 255 ? 255 : value);
            }
        }
        return out;
    }

    /** The row of a tap; one outside the picture has no weight, so any row will do. */
    private int row(int y, int tap) {
        return Math.max(0, Math.min(from - 1, first[y] + tap));
    }

    /** Two rows at once halve the reads and writes of the sums, which are most of the work. */
    private static void add(int[] rows, int p, int weight, int q, int other, int[] sums) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += weight * rows[p + x] + other * rows[q + x];
        }
    }
}
