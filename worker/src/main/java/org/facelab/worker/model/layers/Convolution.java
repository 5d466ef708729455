package org.facelab.worker.model.layers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import org.facelab.worker.model.engine.Operations.Geometry;

/**
 * Convolution: NCHW (N, in, H, W) to (N, out, H', W'), H' = (H + 2 * padding - kernel) / stride + 1, rounded down.
 * Parameters: {@code weight} (out, in, k, k), {@code bias} (out).
 */
public final class Convolution extends Layer {
    private final int outputs;
    private final Geometry geometry;
    private final Parameter weight;
    private final Parameter bias;

    public Convolution(int inputs, int outputs, Geometry geometry) {
        this.outputs = outputs;
        this.geometry = geometry;
        weight = parameter("weight", Parameter.Type.WEIGHT, outputs, inputs, geometry.kernel(), geometry.kernel());
        bias = parameter("bias", Parameter.Type.BIAS, outputs);
    }

    @Override
    protected NDArray compute(Arrays arrays, NDArray x, boolean training) {
        return Conv2d.conv2d(
                        x,
                        arrays.of(weight),
                        arrays.of(bias),
                        new Shape(geometry.stride(), geometry.stride()),
                        new Shape(geometry.padding(), geometry.padding()))
                .singletonOrThrow();
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {new Shape(inputs[0].get(0), outputs, side(inputs[0].get(2)), side(inputs[0].get(3)))};
    }

    private long side(long side) {
        return (side + 2L * geometry.padding() - geometry.kernel()) / geometry.stride() + 1;
    }
}
