package org.facelab.db.settings;

import java.util.List;
import java.util.Map;

/** The hyper-parameters of one model; its JSON names the model in {@code model}. */
public sealed interface ModelSettings permits ConvVaeSettings {
    /** The discriminator, as in {@code conv-vae}. */
    String model();

    /** How often a run goes through its training images. */
    int epochs();

    /** Those that decide the shapes of the weights, by name: a checkpoint fits only where they are equal. */
    Map<String, Object> shape();

    /** Values that are fine alone and not together, named by their setting; empty for settings that can be used. */
    List<Violation> contradictions();
}
