package org.facelab.worker.model.layers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.norm.BatchNorm;

/**
 * Batch normalisation of NCHW (N, channels, H, W): over a batch's own statistics in training, which also moves the running
 * ones, and over the running statistics otherwise. Parameters, each (channels): {@code weight}, {@code bias}, {@code
 * running_mean}, {@code running_var}.
 */
public final class BatchNormalisation extends Layer {
    private static final int CHANNELS = 1;
    private final float epsilon;
    private final float momentum;
    private final Parameter weight;
    private final Parameter bias;
    private final Parameter runningMean;
    private final Parameter runningVariance;

    /** @param momentum the share of the old value that a running statistic keeps in a step */
    public BatchNormalisation(int channels, float epsilon, float momentum) {
        this.epsilon = epsilon;
        this.momentum = momentum;
        weight = parameter("weight", Parameter.Type.GAMMA, channels);
        bias = parameter("bias", Parameter.Type.BETA, channels);
        runningMean = parameter("running_mean", Parameter.Type.RUNNING_MEAN, channels);
        runningVariance = parameter("running_var", Parameter.Type.RUNNING_VAR, channels);
    }

    @Override
    protected NDArray compute(Arrays arrays, NDArray x, boolean training) {
        return BatchNorm.batchNorm(
                        x,
                        arrays.of(runningMean),
                        arrays.of(runningVariance),
                        arrays.of(weight),
                        arrays.of(bias),
                        CHANNELS,
                        momentum,
                        epsilon,
                        training)
                .singletonOrThrow();
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return inputs;
    }
}
