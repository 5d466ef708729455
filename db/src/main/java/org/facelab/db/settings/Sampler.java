package org.facelab.db.settings;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where random faces' latents are drawn from: a Gaussian fitted to the encoded training set, or N(0, I). */
public enum Sampler implements Choice {
    FITTED("fitted"),
    PRIOR("prior");

    private final String word;

    Sampler(String word) {
        this.word = word;
    }

    @Override
    @JsonValue
    public String word() {
        return word;
    }
}
