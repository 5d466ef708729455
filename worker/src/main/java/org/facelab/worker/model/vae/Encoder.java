package org.facelab.worker.model.vae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import org.facelab.worker.model.engine.Operations;
import org.facelab.worker.model.layers.BatchNormalisation;
import org.facelab.worker.model.layers.Convolution;
import org.facelab.worker.model.layers.Dense;
import org.facelab.worker.model.layers.Layer;
import org.facelab.worker.model.layers.LoadedBlock;

/**
 * Images NCHW (N, C, S, S) in [-1, 1] to mean (N, L) and log scale (N, L) of their latents: convolutions that halve, each
 * with batch norm and leaky ReLU 0.2, then flattened or averaged over places, as the architecture has it, into two linear
 * layers.
 */
final class Encoder extends LoadedBlock {
    /**
     * The log scale's soft limit from above. A face is never told so loosely (a scale of 20, the prior's being 1), but the
     * first steps of Adam overshoot, and exp(2 log scale) then makes gradients of 10⁹, which its second moments remember for
     * thousands of steps: the encoder would hardly learn.
     */
    private static final double MOST_LOG_SCALE = 3;

    private final Operations operations;
    private final ConvVaeShape shape;
    private final List<Convolution> convolutions = new ArrayList<>();
    private final List<BatchNormalisation> norms = new ArrayList<>();
    private final Dense mean;
    private final Dense logScale;

    Encoder(ConvVaeShape shape, Operations operations, NamedParameters names) {
        this.operations = operations;
        this.shape = shape;
        Architecture architecture = shape.architecture();
        Architecture.Norm norm = architecture.norm();
        int inputs = shape.channels();
        for (int width : shape.widths()) {
            int level = convolutions.size() + 1;
            convolutions.add(
                    add("encoder.conv" + level, new Convolution(inputs, width, architecture.geometry()), names));
            norms.add(
                    add("encoder.norm" + level, new BatchNormalisation(width, norm.epsilon(), norm.momentum()), names));
            inputs = width;
        }
        mean = add("mean", new Dense(shape.features(), shape.latentSize()), names);
        logScale = add("log_scale", new Dense(shape.features(), shape.latentSize()), names);
    }

    private <B extends Layer> B add(String name, B layer, NamedParameters names) {
        names.add(name, layer);
        return addChildBlock(name, layer);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> unused) {
        NDList x = inputs;
        for (int i = 0; i < convolutions.size(); i++) {
            x = convolutions.get(i).forward(store, x, training);
            x = norms.get(i).forward(store, x, training);
            x = new NDList(operations.leakyRelu(x.singletonOrThrow()));
        }
        NDList features = new NDList(features(x.singletonOrThrow()));
        return new NDList(
                mean.forward(store, features, training).singletonOrThrow(),
                operations.limited(logScale.forward(store, features, training).singletonOrThrow(), MOST_LOG_SCALE));
    }

    private NDArray features(NDArray maps) {
        return shape.architecture().pools()
                ? operations.meanOverPlaces(maps)
                : maps.reshape(maps.getShape().get(0), shape.features());
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        Shape latents = new Shape(inputs[0].get(0), shape.latentSize());
        return new Shape[] {latents, latents};
    }
}
