package org.facelab.worker.model.layers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A block from one array to one array. */
public abstract class Layer extends LoadedBlock {
    private final Map<String, Shape> shapes = new LinkedHashMap<>();

    /** Shapes of the parameters by name; DJL lets a parameter have either a shape or an array set. */
    public final Map<String, Shape> shapes() {
        return Collections.unmodifiableMap(shapes);
    }

    /** A parameter with its shape, to be set later. */
    protected final Parameter parameter(String name, Parameter.Type type, long... shape) {
        Parameter parameter = addParameter(Parameter.builder()
                .setName(name)
                .setType(type)
                .optRequiresGrad(type != Parameter.Type.RUNNING_MEAN && type != Parameter.Type.RUNNING_VAR)
                .build());
        shapes.put(name, new Shape(shape));
        return parameter;
    }

    /** Computes with the parameters' arrays. */
    protected abstract NDArray compute(Arrays arrays, NDArray x, boolean training);

    /** The arrays of parameters on the device of the input. */
    protected interface Arrays {
        NDArray of(Parameter parameter);
    }

    @Override
    protected final NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> unused) {
        NDArray x = inputs.singletonOrThrow();
        return new NDList(compute(p -> store.getValue(p, x.getDevice(), training), x, training));
    }
}
