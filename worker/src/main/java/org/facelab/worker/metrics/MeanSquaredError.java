package org.facelab.worker.metrics;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/** The mean over pixels of the squared difference of images in [-1, 1]. */
public final class MeanSquaredError {
    private MeanSquaredError() {}

    /**
     * One figure an image, summed in float64.
     *
     * @param images and others NCHW (N, C, S, S); what is made on the way belongs to the manager of {@code images}
     */
    public static double[] perImage(NDArray images, NDArray others) {
        NDArray squares = images.sub(others).square().toType(DataType.FLOAT64, false);
        return squares.sum(new int[] {1, 2, 3})
                .div(images.getShape().slice(1).size())
                .toDoubleArray();
    }
}
