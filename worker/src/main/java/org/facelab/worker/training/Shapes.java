package org.facelab.worker.training;

import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.worker.dataset.Manifest;
import org.facelab.worker.model.vae.Architecture;
import org.facelab.worker.model.vae.ConvVaeShape;

/** The network that settings ask for on a data set. */
final class Shapes {
    private Shapes() {}

    static ConvVaeShape of(ConvVaeSettings settings, Manifest images) {
        Architecture architecture = switch (settings.form()) {
            case FLAT -> Architecture.FLAT;
            case CLASSIC -> Architecture.CLASSIC;
        };
        return new ConvVaeShape(architecture, images.imageSize(), images.channels(), settings.latentSize());
    }
}
