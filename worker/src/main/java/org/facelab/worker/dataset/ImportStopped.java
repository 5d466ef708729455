package org.facelab.worker.dataset;

import java.io.IOException;

/** An import ended early because its listener wished so; nothing of it remains but what went to the caller's stream. */
public final class ImportStopped extends IOException {
    private static final long serialVersionUID = 1L;

    public ImportStopped(int done, int total) {
        super("stopped after " + done + " of " + total + " images");
    }
}
