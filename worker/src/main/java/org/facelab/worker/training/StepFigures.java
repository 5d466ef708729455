package org.facelab.worker.training;

import java.util.List;
import java.util.Map;

/**
 * Figures of single steps, one after the other.
 *
 * @param firstStep of the whole run, from 1
 * @param byName the same count for each name of {@link #NAMES}; those of a skipped step may be not a number
 */
public record StepFigures(long firstStep, Map<String, double[]> byName) {
    /** What is noted of each step, as its metrics of the same names. */
    public static final List<String> NAMES =
            List.of("loss", "reconstruction", "kl", "mse", "gradientNorm", "learningRate");
}
