package org.facelab.dashboard.sweep.strategy;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Random numbers of one trial: a stream of its own from (seed, trial), whatever was drawn for others. */
final class Streams {
    private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private Streams() {}

    static RandomGenerator of(long seed, long trial) {
        return FACTORY.create(mixed(seed + 0x9E37_79B9_7F4A_7C15L * trial));
    }

    /** The finaliser of SplitMix64: neighbouring inputs give unrelated outputs. */
    private static long mixed(long value) {
        long z = (value ^ value >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
        return z ^ z >>> 31;
    }
}
