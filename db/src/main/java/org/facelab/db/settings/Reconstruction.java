package org.facelab.db.settings;

import com.fasterxml.jackson.annotation.JsonValue;

/** The likelihood of a pixel: a Gaussian whose scale is the batch's own error (arXiv 2006.13202), or 1. */
public enum Reconstruction implements Choice {
    OPTIMAL_SIGMA("optimal-sigma"),
    GAUSSIAN("gaussian");

    private final String word;

    Reconstruction(String word) {
        this.word = word;
    }

    @Override
    @JsonValue
    public String word() {
        return word;
    }
}
