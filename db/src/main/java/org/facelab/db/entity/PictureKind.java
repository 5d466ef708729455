package org.facelab.db.entity;

import java.util.Locale;

/** What a grid of faces shows. */
public enum PictureKind {
    /** Faces drawn from the same latents in every epoch. */
    RANDOM,
    /** The same validation faces, through the model, in every epoch. */
    RECONSTRUCTION,
    /** Those faces as they are in the data set, once a run. */
    ORIGINAL,
    /** The random faces within the running epoch, drawn because somebody asked; gone once the epoch's own are there. */
    SAMPLE;

    /** The word in keys of files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
