package org.facelab.dashboard.face;

/**
 * What somebody said of one face.
 *
 * @param index from 0
 * @param rating 1 to 5, null where there is none
 */
public record Mark(int index, boolean favourite, Integer rating) {
    static Mark none(int index) {
        return new Mark(index, false, null);
    }
}
