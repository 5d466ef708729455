package org.facelab.worker.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.facelab.worker.dataset.Manifest;
import org.facelab.worker.model.Randomness;

/** The training images in the order of each epoch: a permutation that the run's seed and the epoch decide alone. */
final class Batches {
    private final int[] training;
    private final int batchSize;
    private final boolean flips;
    private final long orderSeed;
    private final long flipSeed;
    private int permutedEpoch;
    private int[] order;

    /**
     * @param seed of the run
     * @throws CannotTrain if there are fewer images than one batch, or none is held out
     */
    Batches(Manifest manifest, int batchSize, boolean flips, long seed) {
        this.batchSize = batchSize;
        this.flips = flips;
        training = manifest.training();
        orderSeed = Randomness.hash(seed, 1);
        flipSeed = Randomness.hash(seed, 2);
        if (training.length < batchSize) {
            throw new CannotTrain("the data set has " + training.length + " images to train on ("
                    + manifest.validation().length + " more are held out), fewer than one batch of " + batchSize
                    + ": choose a batch size of at most " + training.length + ", or import more images");
        }
        if (manifest.validation().length == 0) {
            throw new CannotTrain("the data set has no held-out images to measure on: import more images");
        }
    }

    /** Steps of one epoch; the last partial batch is dropped. */
    int steps() {
        return training.length / batchSize;
    }

    /**
     * One batch.
     *
     * @param epoch from 1
     * @param step within the epoch, from 0
     * @return float32 NCHW in [-1, 1], owned by the manager
     */
    NDArray read(ImageReader reader, NDManager manager, int epoch, int step) throws IOException {
        int[] positions = Arrays.copyOfRange(order(epoch), step * batchSize, (step + 1) * batchSize);
        boolean[] mirrored = new boolean[batchSize];
        if (flips) {
            RandomGenerator random = Randomness.stream(Randomness.hash(flipSeed, epoch), step);
            for (int i = 0; i < batchSize; i++) {
                mirrored[i] = random.nextLong() < 0;
            }
        }
        return reader.read(manager, positions, mirrored);
    }

    private int[] order(int epoch) {
        if (permutedEpoch != epoch) {
            order = training.clone();
            RandomGenerator random = Randomness.stream(orderSeed, epoch);
            for (int i = order.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int kept = order[i];
                order[i] = order[j];
                order[j] = kept;
            }
            permutedEpoch = epoch;
        }
        return order;
    }
}
