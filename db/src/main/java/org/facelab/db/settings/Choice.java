package org.facelab.db.settings;

/** A value of an enum setting, with the word that JSON, forms and checkpoints use for it. */
public interface Choice {
    /** The word, lower case with hyphens, as in {@code optimal-sigma}. */
    String word();
}
