package org.facelab.worker.model;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Random numbers that a seed decides alone, the same on every machine and device: nothing here touches the engine. */
public final class Randomness {
    private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private Randomness() {}

    /** The stream of a seed with a number, independent of all other streams. */
    public static RandomGenerator stream(long seed, long number) {
        return FACTORY.create(hash(seed, number));
    }

    /** Standard-normal numbers: the first {@code count} of the stream (seed, number). */
    public static double[] normals(long seed, long number, int count) {
        RandomGenerator random = stream(seed, number);
        double[] normals = new double[count];
        // Box and Muller by StrictMath: bit-equal everywhere, which nextGaussian does not promise across Java versions
        for (int i = 0; i < count; i += 2) {
            double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
            double angle = 2 * Math.PI * random.nextDouble();
            normals[i] = radius * StrictMath.cos(angle);
            if (i + 1 < count) {
                normals[i + 1] = radius * StrictMath.sin(angle);
            }
        }
        return normals;
    }

    /** A well-mixed number of two: neighbouring numbers give unrelated ones. */
    public static long hash(long seed, long number) {
        return mixed(mixed(seed + 0x9e3779b97f4a7c15L) + number * 0x9e3779b97f4a7c15L);
    }

    /** Stafford's mix 13, the finaliser of SplitMix64. */
    private static long mixed(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }
}
