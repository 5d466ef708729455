package org.facelab.dashboard.job;

import java.util.concurrent.ThreadLocalRandom;

/** Seeds of runs, drawings and generations. */
public final class Seeds {
    /** The largest whole number that every reader of JSON keeps exact. */
    public static final long LARGEST = (1L << 53) - 1;

    private Seeds() {}

    /** A fresh seed of 31 bits, short enough to type. */
    public static long fresh() {
        return ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
    }
}
