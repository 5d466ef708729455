package org.facelab.db.entity;

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
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
