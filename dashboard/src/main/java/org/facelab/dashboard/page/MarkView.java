package org.facelab.dashboard.page;

import java.util.List;
import java.util.stream.IntStream;
import org.facelab.dashboard.face.Mark;

/**
 * What somebody said of a face, as the form that changes it.
 *
 * @param action where the form goes
 */
public record MarkView(Mark mark, String action) {
    private static final int MOST = 5;

    /**
     * One step of the rating.
     *
     * @param value what pressing it says: its number, or 0 to take the rating away
     */
    public record Step(int number, int value, boolean pressed) {
        public String label() {
            return "Rated " + number + " of " + MOST;
        }
    }

    public boolean starred() {
        return mark.favourite();
    }

    /** What pressing the star says. */
    public boolean opposite() {
        return !mark.favourite();
    }

    public String icon() {
        return mark.favourite() ? "f-star" : "star";
    }

    public List<Step> steps() {
        int rating = mark.rating() == null ? 0 : mark.rating();
        return IntStream.rangeClosed(1, MOST)
                .mapToObj(n -> new Step(n, n == rating ? 0 : n, n == rating))
                .toList();
    }
}
