package org.facelab.worker.training;

import org.facelab.db.settings.Schedule;

/**
 * Adam's rate over a run.
 *
 * @param schedule constant, or a half cosine from the start down to a hundredth of it
 * @param start the rate of the first step
 * @param steps of the whole run
 */
record LearningRate(Schedule schedule, double start, long steps) {
    private static final double LEAST_SHARE = 0.01;

    /** @param step of the whole run, from 0 */
    double at(long step) {
        return switch (schedule) {
            case CONSTANT -> start;
            case COSINE -> {
                double wave = 0.5 * (1 + Math.cos(Math.PI * step / steps));
                yield start * (LEAST_SHARE + (1 - LEAST_SHARE) * wave);
            }
        };
    }
}
