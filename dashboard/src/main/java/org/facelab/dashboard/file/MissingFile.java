package org.facelab.dashboard.file;

import org.facelab.dashboard.edge.NotFound;

/** A row says that there is a file, and there is none: it was deleted outside Facelab. */
public class MissingFile extends NotFound {
    private static final long serialVersionUID = 1L;

    /** @param what as in {@code the picture} */
    public MissingFile(String what) {
        super(what + " is missing on disk: its file was deleted outside Facelab");
    }
}
