package org.facelab.db.settings;

/** The hyper-parameters of one model; its JSON names the model in {@code model}. */
public sealed interface ModelSettings permits ConvVaeSettings {
    /** The discriminator, as in {@code conv-vae}. */
    String model();

    /** How often a run goes through its training images. */
    int epochs();
}
