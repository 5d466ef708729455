package org.facelab.dashboard.face;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What somebody said of one face.
 *
 * @param index from 0
 * @param rating 1 to 5, null where there is none
 */
public record Mark(int index, boolean favourite, Integer rating) {
    /** What it adds to a face's name, as in {@code , starred, rated 4}. */
    @JsonIgnore
    public String words() {
        return (favourite ? ", starred" : "") + (rating == null ? "" : ", rated " + rating);
    }

    static Mark none(int index) {
        return new Mark(index, false, null);
    }
}
