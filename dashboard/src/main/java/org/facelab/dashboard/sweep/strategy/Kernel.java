package org.facelab.dashboard.sweep.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.random.RandomGenerator;
import org.facelab.dashboard.sweep.space.Spread;
import org.hipparchus.distribution.continuous.NormalDistribution;

/** A density over the unit interval of one setting, heaped around one value. */
interface Kernel {
    /** A place in [0, 1). */
    double draw(RandomGenerator random);

    /** The logarithm of the density at a place, 0 for the even one. */
    double logDensity(double unit);

    /**
     * @param width standard deviation of numbers
     * @param points of the mixture, by which a list's kernel sharpens
     */
    static Kernel around(JsonNode value, Spread spread, double width, int points) {
        double centre = spread.unit(value);
        if (!spread.ordered()) {
            return new Listed(
                    (int) (centre * spread.count().orElseThrow()),
                    spread.count().orElseThrow(),
                    points);
        }
        // whole numbers are cells, within which a kernel cannot tell places apart
        double cell = spread.count().isPresent() ? 1.0 / spread.count().getAsInt() : 0;
        return Truncated.of(centre, Math.max(width, cell / 2), cell);
    }

    /**
     * A normal distribution cut off at both ends of the interval.
     *
     * @param cell width of a whole number's cell, whose mass counts; 0 for real numbers
     */
    record Truncated(NormalDistribution normal, double below, double within, double cell) implements Kernel {
        private static final double LEAST_MASS = 1e-300;

        static Truncated of(double centre, double width, double cell) {
            NormalDistribution normal = new NormalDistribution(centre, width);
            double below = normal.cumulativeProbability(0);
            return new Truncated(normal, below, normal.cumulativeProbability(1) - below, cell);
        }

        @Override
        public double draw(RandomGenerator random) {
            double unit = normal.inverseCumulativeProbability(below + within * random.nextDouble(1e-12, 1));
            return Math.max(0, Math.min(Math.nextDown(1.0), unit));
        }

        @Override
        public double logDensity(double unit) {
            if (cell == 0) {
                return normal.logDensity(unit) - Math.log(within);
            }
            double mass = normal.probability(Math.max(0, unit - cell / 2), Math.min(1, unit + cell / 2));
            return Math.log(Math.max(LEAST_MASS, mass / (within * cell)));
        }
    }

    /** One listed value with most of the mass, the rest evenly on all (Aitchison and Aitken 1976). */
    record Listed(int own, int count, int points) implements Kernel {
        private double even() {
            return 1.0 / (1 + Math.max(1, points) / (double) count);
        }

        @Override
        public double draw(RandomGenerator random) {
            int index = random.nextDouble() < even() ? random.nextInt(count) : own;
            return (index + 0.5) / count;
        }

        @Override
        public double logDensity(double unit) {
            boolean same = (int) (unit * count) == own;
            return Math.log(even() + (same ? (1 - even()) * count : 0));
        }
    }
}
