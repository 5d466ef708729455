package org.facelab.db.settings;

import com.fasterxml.jackson.annotation.JsonValue;

/** How the learning rate changes over a run. */
public enum Schedule implements Choice {
    COSINE("cosine"),
    CONSTANT("constant");

    private final String word;

    Schedule(String word) {
        this.word = word;
    }

    @Override
    @JsonValue
    public String word() {
        return word;
    }
}
