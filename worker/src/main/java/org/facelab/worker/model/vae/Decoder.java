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
import org.facelab.worker.model.layers.Dense;
import org.facelab.worker.model.layers.Layer;
import org.facelab.worker.model.layers.LoadedBlock;
import org.facelab.worker.model.layers.TransposedConvolution;

/**
 * Latents (N, L) to images NCHW (N, C, S, S) in [-1, 1]: a linear layer to the innermost maps, then transposed
 * convolutions that double, each but the last with batch norm and ReLU; tanh.
 */
final class Decoder extends LoadedBlock {
    private final Operations operations;
    private final ConvVaeShape shape;
    private final Dense expand;
    private final List<TransposedConvolution> convolutions = new ArrayList<>();
    private final List<BatchNormalisation> norms = new ArrayList<>();

    Decoder(ConvVaeShape shape, Operations operations, NamedParameters names) {
        this.operations = operations;
        this.shape = shape;
        Architecture architecture = shape.architecture();
        Architecture.Norm norm = architecture.norm();
        int[] widths = shape.widths();
        expand = add("decoder.expand", new Dense(shape.latentSize(), shape.innerNumbers()), names);
        for (int level = 1; level <= widths.length; level++) {
            boolean last = level == widths.length;
            int inputs = widths[widths.length - level];
            int outputs = last ? shape.channels() : widths[widths.length - level - 1];
            convolutions.add(add(
                    "decoder.conv" + level,
                    new TransposedConvolution(operations, inputs, outputs, architecture.geometry()),
                    names));
            if (!last) {
                norms.add(add(
                        "decoder.norm" + level,
                        new BatchNormalisation(outputs, norm.epsilon(), norm.momentum()),
                        names));
            }
        }
    }

    private <B extends Layer> B add(String name, B layer, NamedParameters names) {
        names.add(name, layer);
        return addChildBlock(name, layer);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> unused) {
        NDArray features = expand.forward(store, inputs, training).singletonOrThrow();
        int side = shape.architecture().innerSide();
        NDArray maps = features.reshape(-1, shape.innerWidth(), side, side);
        NDList x = new NDList(operations.channelsLast(maps));
        for (int i = 0; i < norms.size(); i++) {
            x = convolutions.get(i).forward(store, x, training);
            x = norms.get(i).forward(store, x, training);
            x = new NDList(operations.relu(x.singletonOrThrow()));
        }
        x = convolutions.get(norms.size()).forward(store, x, training);
        return new NDList(x.singletonOrThrow().tanh());
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {new Shape(inputs[0].get(0), shape.channels(), shape.imageSize(), shape.imageSize())};
    }
}
