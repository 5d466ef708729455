package org.facelab.db.blob;

import java.io.IOException;

/** A file that is not what was written: gone, of another size, or with another hash. */
public class DamagedBlob extends IOException {
    private static final long serialVersionUID = 1L;

    public DamagedBlob(String message) {
        super(message);
    }
}
