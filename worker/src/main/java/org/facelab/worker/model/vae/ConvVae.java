package org.facelab.worker.model.vae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facelab.worker.model.engine.Engine;
import org.facelab.worker.model.engine.Operations;
import org.facelab.worker.tensors.ElementType;
import org.facelab.worker.tensors.Tensor;

/**
 * A convolutional VAE with its arrays. For one thread, the one of its operations. Results belong to the manager of the
 * input.
 */
public final class ConvVae implements AutoCloseable {
    private final ConvVaeShape shape;
    private final Operations operations;
    private final NDManager manager;
    private final ParameterStore store;
    private final NamedParameters names = new NamedParameters();
    private final Encoder encoder;
    private final Decoder decoder;

    /**
     * A network without arrays yet.
     *
     * @param operations stay the caller's, who closes them after this
     */
    public ConvVae(ConvVaeShape shape, Engine engine, Operations operations) {
        this.shape = shape;
        this.operations = operations;
        manager = engine.newManager();
        store = new ParameterStore(manager, false);
        encoder = new Encoder(shape, operations, names);
        decoder = new Decoder(shape, operations, names);
    }

    /** Mean and log scale (N, L) of the Gaussians that images are encoded to. */
    public record Latents(NDArray mean, NDArray logScale) {}

    public ConvVaeShape shape() {
        return shape;
    }

    /** Images NCHW (N, C, S, S) in [-1, 1] to latents. */
    public Latents encode(NDArray images, boolean training) {
        NDList latents = encoder.forward(store, new NDList(images), training);
        return new Latents(latents.get(0), latents.get(1));
    }

    /** Latents (N, L) to images NCHW (N, C, S, S) in [-1, 1]. */
    public NDArray decode(NDArray latents, boolean training) {
        return decoder.forward(store, new NDList(latents), training).singletonOrThrow();
    }

    /** The arrays that are trained, in the network's order. */
    public List<NDArray> trained() {
        return names.trained();
    }

    /** Batch norm's running statistics, in the network's order. */
    public List<NDArray> statistics() {
        return names.statistics();
    }

    /** Trained arrays, then statistics. */
    public List<NDArray> arrays() {
        return names.arrays();
    }

    /** Names of {@link #trained()}. */
    public List<String> trainedNames() {
        return names.all().entrySet().stream()
                .filter(e -> e.getValue().requiresGradient())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Names and shapes of all arrays, as files have them. */
    public Map<String, long[]> shapes() {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        names.all().forEach((name, p) -> shapes.put(name, names.shape(name).getShape()));
        return shapes;
    }

    /** Makes the trained arrays follow gradients. */
    public void train() {
        trained().forEach(array -> array.setRequiresGradient(true));
    }

    /**
     * Sets all arrays.
     *
     * @param tensors under the names of {@link #shapes()}; others are let be
     * @throws ForeignTensors if one is missing or has another shape
     */
    public void load(Map<String, Tensor> tensors) {
        List<String> problems = new ArrayList<>();
        names.all().forEach((name, p) -> {
            String problem = problem(name, names.shape(name), tensors.get(name));
            if (problem != null) {
                problems.add(problem);
            }
        });
        if (!problems.isEmpty()) {
            throw new ForeignTensors(shape, problems);
        }
        names.all().forEach((name, p) -> set(p, tensors.get(name)));
    }

    /** All arrays as they are now. */
    public Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        names.all().forEach((name, p) -> tensors.put(name, operations.tensor(p.getArray())));
        return tensors;
    }

    private void set(Parameter parameter, Tensor tensor) {
        NDArray array = operations.array(manager, tensor);
        if (parameter.isInitialized()) {
            operations.assign(parameter.getArray(), array);
            array.close();
        } else {
            parameter.setArray(array);
        }
    }

    private static String problem(String name, Shape expected, Tensor tensor) {
        if (tensor == null) {
            return name + " is missing";
        }
        Shape found = new Shape(tensor.shape());
        if (!found.equals(expected) || tensor.type() != ElementType.F32) {
            return name + " is " + tensor.type() + " " + found + ", expected " + DataType.FLOAT32 + " " + expected;
        }
        return null;
    }

    @Override
    public void close() {
        manager.close();
    }
}
