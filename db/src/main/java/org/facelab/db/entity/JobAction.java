package org.facelab.db.entity;

import java.util.Locale;

/** What a person may ask of a job. */
public enum JobAction {
    PAUSE,
    RESUME,
    CANCEL,
    RETRY,
    CONTINUE,
    SAMPLE_NOW,
    SAVE_NOW,
    DELETE;

    /** The word in an address and in a message. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
