package org.facelab.worker.training;

/**
 * How far a training is.
 *
 * @param epoch the last finished epoch, 0 before
 * @param epochs all
 * @param step steps done within the running epoch
 * @param steps steps of one epoch
 * @param imagesPerSecond over the last steps, 0 before there is a figure
 * @param secondsLeft estimate for all that is left, evaluation and pictures included
 */
public record TrainingProgress(int epoch, int epochs, int step, int steps, double imagesPerSecond, double secondsLeft) {
    /** The same once an epoch is done and the next has not begun. */
    public TrainingProgress afterEpoch(int finished) {
        return new TrainingProgress(finished, epochs, 0, steps, imagesPerSecond, finished < epochs ? secondsLeft : 0);
    }
}
