package org.facelab.worker.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The figures of up to 1,000 steps.
 *
 * @param number from 0
 * @param figures from the chunk's first step on; null for one that nobody wrote down
 */
record StepChunk(int number, Double[] figures) {
    private static final int SIZE = 1000;

    /** The number of the chunk that holds a step, counted from 1. */
    static int of(long step) {
        return (int) ((step - 1) / SIZE);
    }

    /**
     * Cuts the figures of steps into chunks.
     *
     * @param firstStep from 1
     * @param before what the first chunk had until now; those before the first step are taken over
     * @return none if there are no figures and nothing to take over
     */
    static List<StepChunk> split(long firstStep, double[] figures, Double[] before) {
        int first = of(firstStep);
        int taken = (int) (firstStep - 1 - (long) first * SIZE);
        // beyond what was there stand nulls
        Double[] all = Arrays.copyOf(Arrays.copyOf(before, Math.min(before.length, taken)), taken + figures.length);
        for (int i = 0; i < figures.length; i++) {
            all[taken + i] = figures[i];
        }
        List<StepChunk> chunks = new ArrayList<>();
        for (int from = 0; from < all.length; from += SIZE) {
            Double[] part = Arrays.copyOfRange(all, from, Math.min(from + SIZE, all.length));
            chunks.add(new StepChunk(first + from / SIZE, part));
        }
        return chunks;
    }

    Double minimum() {
        return numbers().min(Double::compare).orElse(null);
    }

    Double maximum() {
        return numbers().max(Double::compare).orElse(null);
    }

    Double last() {
        return figures[figures.length - 1];
    }

    int nanCount() {
        return (int) Arrays.stream(figures)
                .filter(Objects::nonNull)
                .filter(figure -> Double.isNaN(figure))
                .count();
    }

    private Stream<Double> numbers() {
        return Arrays.stream(figures).filter(Objects::nonNull).filter(figure -> !Double.isNaN(figure));
    }
}
