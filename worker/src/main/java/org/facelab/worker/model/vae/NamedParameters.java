package org.facelab.worker.model.vae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facelab.worker.model.layers.Layer;

/** A network's parameters under the names that its files use, in the order of the network. */
final class NamedParameters {
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final Map<String, Shape> shapes = new LinkedHashMap<>();

    /** Takes in the parameters of a layer, as {@code layer.weight}. */
    void add(String name, Layer layer) {
        layer.getDirectParameters().forEach(p -> parameters.put(name + "." + p.getKey(), p.getValue()));
        layer.shapes().forEach((parameter, shape) -> shapes.put(name + "." + parameter, shape));
    }

    Shape shape(String name) {
        return shapes.get(name);
    }

    Map<String, Parameter> all() {
        return parameters;
    }

    /** What the optimiser changes. */
    List<NDArray> trained() {
        return arrays(true);
    }

    /** Batch norm's running statistics. */
    List<NDArray> statistics() {
        return arrays(false);
    }

    List<NDArray> arrays() {
        List<NDArray> arrays = new ArrayList<>(trained());
        arrays.addAll(statistics());
        return arrays;
    }

    private List<NDArray> arrays(boolean trained) {
        return parameters.values().stream()
                .filter(p -> p.requiresGradient() == trained)
                .map(Parameter::getArray)
                .toList();
    }
}
