package org.facelab.worker.model.vae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * The mean and the full covariance of encoded images, summed up batch by batch in float64: the covariance of z = mean +
 * scale * u over images and noise is Cov(means) + diag(mean of scale²), exactly, and positive definite however few the
 * images.
 */
public final class LatentMoments implements AutoCloseable {
    private final NDManager manager;
    private final NDArray sum;
    private final NDArray products;
    private final NDArray variances;
    private long count;

    public LatentMoments(NDManager parent, int size) {
        manager = parent.newSubManager();
        sum = manager.zeros(new Shape(size), DataType.FLOAT64);
        products = manager.zeros(new Shape(size, size), DataType.FLOAT64);
        variances = manager.zeros(new Shape(size), DataType.FLOAT64);
    }

    /** Adds a batch; what it makes belongs to the manager of the latents. */
    public void add(ConvVae.Latents latents) {
        NDArray means = latents.mean().toType(DataType.FLOAT64, false);
        sum.addi(means.sum(new int[] {0}));
        products.addi(means.transpose().matMul(means));
        NDArray logScales = latents.logScale().toType(DataType.FLOAT64, false);
        variances.addi(logScales.mul(2).exp().sum(new int[] {0}));
        count += means.getShape().get(0);
    }

    /** The Gaussian with the moments so far. */
    public LatentGaussian gaussian() {
        double[] mean = sum.toDoubleArray();
        double[] covariance = products.toDoubleArray();
        double[] variance = variances.toDoubleArray();
        int size = mean.length;
        for (int i = 0; i < size; i++) {
            mean[i] /= count;
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                covariance[i * size + j] = covariance[i * size + j] / count - mean[i] * mean[j];
            }
            covariance[i * size + i] += variance[i] / count;
        }
        return LatentGaussian.of(mean, covariance);
    }

    @Override
    public void close() {
        manager.close();
    }
}
