package org.facelab.worker.training;

/**
 * How far a training has come.
 *
 * @param epoch the running one, from 1; one more than all when it is done
 * @param step steps done within it
 * @param bestElbo the highest validation elbo so far, minus infinity before
 * @param sigma of the last finished epoch, not a number before
 */
record Position(int epoch, int step, double bestElbo, double sigma) {
    static final Position START = new Position(1, 0, Double.NEGATIVE_INFINITY, Double.NaN);

    /** Steps of the whole run so far. */
    long steps(int stepsPerEpoch) {
        return (epoch - 1L) * stepsPerEpoch + step;
    }

    Position afterStep() {
        return new Position(epoch, step + 1, bestElbo, sigma);
    }

    Position nextEpoch(double newBest, double newSigma) {
        return new Position(epoch + 1, 0, newBest, newSigma);
    }
}
