package org.facelab.worker.model.vae;

import java.util.List;

/** Tensors that are not those of the network that should take them; the message names the first that differ. */
public class ForeignTensors extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int NAMED = 3;

    ForeignTensors(ConvVaeShape shape, List<String> problems) {
        super("these are not the weights of a convolutional VAE (" + shape + "): "
                + String.join("; ", problems.subList(0, Math.min(NAMED, problems.size())))
                + (problems.size() > NAMED ? "; and " + (problems.size() - NAMED) + " more" : ""));
    }
}
