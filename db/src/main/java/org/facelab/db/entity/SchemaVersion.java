package org.facelab.db.entity;

/** The newest migration that this build knows; a test compares it with the files. */
public final class SchemaVersion {
    public static final int KNOWN = 21;

    private SchemaVersion() {}
}
