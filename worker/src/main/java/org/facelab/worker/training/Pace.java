package org.facelab.worker.training;

/** How fast steps go, and how long the rest takes. */
final class Pace {
    private static final double MEMORY = 0.9;
    private final int epochs;
    private final int steps;
    private final int batchSize;
    private double stepSeconds;
    private double closingSeconds;
    private double epochSeconds;
    private int epochSteps;

    /** @param steps of one epoch */
    Pace(int epochs, int steps, int batchSize) {
        this.epochs = epochs;
        this.steps = steps;
        this.batchSize = batchSize;
    }

    void beginEpoch() {
        epochSeconds = 0;
        epochSteps = 0;
    }

    void stepTook(long nanos) {
        double seconds = nanos / 1e9;
        epochSeconds += seconds;
        epochSteps++;
        stepSeconds = stepSeconds == 0 ? seconds : MEMORY * stepSeconds + (1 - MEMORY) * seconds;
    }

    /** Evaluation and pictures of an epoch took so long. */
    void closingTook(long nanos) {
        closingSeconds = nanos / 1e9;
    }

    /** Over the epoch's steps that this process did. */
    double epochImagesPerSecond() {
        return epochSteps * (double) batchSize / epochSeconds;
    }

    /**
     * Progress at a step.
     *
     * @param epoch the last finished one
     * @param step done within the running epoch
     */
    TrainingProgress progress(int epoch, int step) {
        double stepsLeft = (epochs - epoch) * (double) steps - step;
        return new TrainingProgress(
                epoch,
                epochs,
                step,
                steps,
                stepSeconds == 0 ? 0 : batchSize / stepSeconds,
                stepsLeft * stepSeconds + (epochs - epoch) * closingSeconds);
    }
}
