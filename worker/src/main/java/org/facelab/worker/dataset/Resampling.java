package org.facelab.worker.dataset;

/**
 * Scales squares with an antialiased bicubic filter (Catmull-Rom, a = -0.5, widened by the scale when shrinking), as
 * Pillow's {@code BICUBIC} does. Plain Java arithmetic, so the same pixels on every machine.
 */
final class Resampling {
    private final int from;
    private final int to;
    private final int taps;
    private final int[] first;
    private final float[] weights;

    /**
     * @param from side of the squares that come in, in pixels
     * @param to side of those that go out
     */
    Resampling(int from, int to) {
        this.from = from;
        this.to = to;
        double scale = (double) from / to;
        double widening = Math.max(1, scale);
        double support = 2 * widening;
        this.taps = Math.min(from, (int) Math.ceil(support) * 2 + 1);
        this.first = new int[to];
        this.weights = new float[to * taps];
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * scale;
            int low = Math.max(0, Math.min(from - taps, (int) Math.floor(centre - support)));
            first[i] = low;
            double sum = 0;
            for (int k = 0; k < taps; k++) {
                sum += cubic((low + k + 0.5 - centre) / widening);
            }
            for (int k = 0; k < taps; k++) {
                weights[i * taps + k] = (float) (cubic((low + k + 0.5 - centre) / widening) / sum);
            }
        }
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
        return new Tile(to, channels, columns(rows(square.pixels(), channels), channels));
    }

    /** Shrinks each row: (from, from, C) to (from, to, C). */
    private float[] rows(byte[] pixels, int channels) {
        float[] out = new float[from * to * channels];
        int o = 0;
        for (int y = 0; y < from; y++) {
            for (int x = 0; x < to; x++) {
                for (int c = 0; c < channels; c++) {
                    int p = (y * from + first[x]) * channels + c;
                    float sum = 0;
                    for (int k = x * taps; k < (x + 1) * taps; k++) {
                        sum += weights[k] * (pixels[p] & 255);
                        p += channels;
                    }
                    out[o++] = sum;
                }
            }
        }
        return out;
    }

    /** Shrinks each column: (from, to, C) to (to, to, C), rounded to bytes. */
    private byte[] columns(float[] rows, int channels) {
        int width = to * channels;
        byte[] out = new byte[to * width];
        float[] sums = new float[width];
        for (int y = 0; y < to; y++) {
            java.util.Arrays.fill(sums, 0);
            for (int k = 0; k < taps; k++) {
                float weight = weights[y * taps + k];
                int p = (first[y] + k) * width;
                for (int x = 0; x < width; x++) {
                    sums[x] += weight * rows[p + x];
                }
            }
            for (int x = 0; x < width; x++) {
                out[y * width + x] = (byte) Math.max(0, Math.min(255, (int) (sums[x] + 0.5f)));
            }
        }
        return out;
    }
}
