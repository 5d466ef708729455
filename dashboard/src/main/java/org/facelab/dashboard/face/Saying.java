package org.facelab.dashboard.face;

import org.facelab.db.settings.InvalidSettings;

/** What a page's form says of a face: one of its buttons was pressed, the rest stays as it was. */
public final class Saying {
    private Saying() {}

    /**
     * Lays what was pressed over what was said before.
     *
     * @param favourite {@code true}, {@code false}, or null if the star was not pressed
     * @param rating {@code 1} to {@code 5}, {@code 0} for none, or null if no number was pressed
     * @throws InvalidSettings if it is neither
     */
    public static Mark over(Mark before, String favourite, String rating) {
        if (favourite != null && !favourite.matches("true|false")) {
            throw refused("favourite", "true or false", favourite);
        }
        if (rating != null && !rating.matches("[0-5]")) {
            throw refused("rating", "1 to 5, or 0 for none", rating);
        }
        Integer stars = rating == null ? before.rating() : rating.equals("0") ? null : Integer.valueOf(rating);
        return new Mark(
                before.index(), favourite == null ? before.favourite() : Boolean.parseBoolean(favourite), stars);
    }

    private static InvalidSettings refused(String field, String expected, String found) {
        return new InvalidSettings(field, "must be " + expected + ", not \"" + found + "\"");
    }
}
