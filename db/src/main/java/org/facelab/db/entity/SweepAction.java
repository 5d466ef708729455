package org.facelab.db.entity;

import java.util.Locale;

/** What a person may ask of a sweep. */
public enum SweepAction {
    PAUSE,
    RESUME,
    /** Ends it; trials that train are cancelled, those set aside stay paused. */
    CANCEL,
    /** More trials, epochs or hours. */
    EXTEND,
    DELETE;

    /** The word in an address and in a message. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
