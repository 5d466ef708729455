package org.facelab.worker.dataset;

import org.facelab.db.settings.Choice;

/** What kind of source is imported. */
public enum Format implements Choice {
    /** A tree or a zip of image files. */
    FOLDER("folder"),
    /** CelebA: its faces with its attribute list and official split, from a folder or a zip. */
    CELEBA("celeba"),
    /** Digits as MNIST has them: idx files, raw or gz, alone or in a folder or a zip. */
    MNIST("mnist"),
    /** Faces that Facelab draws itself; needs no source. */
    DRAWN("drawn"),
    /** Whatever the source turns out to be. */
    AUTO("auto");

    private final String word;

    Format(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
