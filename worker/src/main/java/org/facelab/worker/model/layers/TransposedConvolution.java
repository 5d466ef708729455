package org.facelab.worker.model.layers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import org.facelab.worker.model.engine.Operations;
import org.facelab.worker.model.engine.Operations.Geometry;

/**
 * Transposed convolution: NCHW (N, in, H, W) to (N, out, H', W'), H' = (H - 1) * stride - 2 * padding + kernel +
 * outputPadding. Parameters: {@code weight} (in, out, k, k), {@code bias} (out).
 */
public final class TransposedConvolution extends Layer {
    private final Operations operations;
    private final int outputs;
    private final Geometry geometry;
    private final Parameter weight;
    private final Parameter bias;

    public TransposedConvolution(Operations operations, int inputs, int outputs, Geometry geometry) {
        this.operations = operations;
        this.outputs = outputs;
        this.geometry = geometry;
        weight = parameter("weight", Parameter.Type.WEIGHT, inputs, outputs, geometry.kernel(), geometry.kernel());
        bias = parameter("bias", Parameter.Type.BIAS, outputs);
    }

    @Override
    protected NDArray compute(Arrays arrays, NDArray x, boolean training) {
        return operations.convTranspose(x, arrays.of(weight), arrays.of(bias), geometry);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {new Shape(inputs[0].get(0), outputs, side(inputs[0].get(2)), side(inputs[0].get(3)))};
    }

    private long side(long side) {
        return (side - 1) * geometry.stride() - 2L * geometry.padding() + geometry.kernel() + geometry.outputPadding();
    }
}
