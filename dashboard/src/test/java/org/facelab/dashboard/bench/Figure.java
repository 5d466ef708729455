package org.facelab.dashboard.bench;

import java.util.Arrays;
import java.util.Locale;

/** Many measurements of one thing, in milliseconds, and the limit that people expect of it. */
record Figure(String what, double[] milliseconds, double limit) {
    private double quantile(double share) {
        double[] sorted = milliseconds.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
    }

    /** The 95th percentile of twenty and more measurements; of fewer the largest. */
    double high() {
        return quantile(milliseconds.length < 20 ? 1 : 0.95);
    }

    /** One line of a table. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%-46s median %7.1f ms   %s %7.1f ms   of %3d   limit %4.0f ms   %s",
                what,
                quantile(0.5),
                milliseconds.length < 20 ? "max" : "p95",
                high(),
                milliseconds.length,
                limit,
                high() <= limit ? "kept" : "MISSED");
    }
}
