package org.facelab.worker.dataset;

import java.io.IOException;

/** An import that cannot be: its message says what is wrong with the source and what to do. */
public final class ImportRefused extends IOException {
    private static final long serialVersionUID = 1L;

    public ImportRefused(String message) {
        super(message);
    }

    public ImportRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
