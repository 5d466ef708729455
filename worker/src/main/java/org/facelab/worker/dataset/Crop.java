package org.facelab.worker.dataset;

import org.facelab.db.settings.Choice;

/** Which part of a photograph is taken. */
public enum Crop implements Choice {
    /** The largest square in the middle. */
    CENTRE("centre");

    private final String word;

    Crop(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
