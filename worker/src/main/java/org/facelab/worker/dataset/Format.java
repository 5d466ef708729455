package org.facelab.worker.dataset;

import org.facelab.db.settings.Choice;

/** What kind of source is imported. */
public enum Format implements Choice {
    /** A tree or a zip of image files. */
    FOLDER("folder"),
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
