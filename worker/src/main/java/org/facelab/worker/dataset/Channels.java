package org.facelab.worker.dataset;

import org.facelab.db.settings.Choice;

/** Channels of the packed images. */
public enum Channels implements Choice {
    /** One: brightness (Rec. 601 luma). */
    GREY("1"),
    /** Three: red, green, blue. */
    COLOUR("3"),
    /** One if every image is grey to the last pixel, else three. */
    AUTO("auto");

    private final String word;

    Channels(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
