package org.facelab.worker.model.layers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;

/** Linear layer: (N, in) to (N, out). Parameters: {@code weight} (out, in), {@code bias} (out). */
public final class Dense extends Layer {
    private final int outputs;
    private final Parameter weight;
    private final Parameter bias;

    public Dense(int inputs, int outputs) {
        this.outputs = outputs;
        weight = parameter("weight", Parameter.Type.WEIGHT, outputs, inputs);
        bias = parameter("bias", Parameter.Type.BIAS, outputs);
    }

    @Override
    protected NDArray compute(Arrays arrays, NDArray x, boolean training) {
        return Linear.linear(x, arrays.of(weight), arrays.of(bias)).singletonOrThrow();
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {new Shape(inputs[0].get(0), outputs)};
    }
}
