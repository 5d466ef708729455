package org.facelab.db.settings;

import com.fasterxml.jackson.annotation.JsonValue;

/** The network's shape: flattened maps keep where things are, averaged ones do not. */
public enum Form implements Choice {
    FLAT("flat"),
    CLASSIC("classic");

    private final String word;

    Form(String word) {
        this.word = word;
    }

    @Override
    @JsonValue
    public String word() {
        return word;
    }
}
