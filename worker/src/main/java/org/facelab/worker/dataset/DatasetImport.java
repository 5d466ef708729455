package org.facelab.worker.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Makes a packed data set of a folder, a zip, or drawn faces. */
public final class DatasetImport {
    private DatasetImport() {}

    /**
     * Reads, decodes, crops, scales and packs, on all cores; memory stays bounded whatever the source holds.
     *
     * @param request what to import
     * @param images receives uint8 (N, H, W, C), images sorted by name; flushed, not closed. After an exception it holds a
     *     part that is worth nothing: the caller throws it away
     * @param workFolder for one temporary file while channels are {@link Channels#AUTO} and all images were grey so far; gone
     *     when this returns or throws
     * @param listener asked and told by the calling thread
     * @throws ImportRefused if the source cannot be imported, with a reason that a person can act on
     * @throws ImportStopped if the listener wished so
     * @throws IOException if {@code images} or the temporary file cannot be written
     */
    public static ImportResult run(ImportRequest request, OutputStream images, Path workFolder, ImportListener listener)
            throws IOException {
        throw new ImportRefused("importing " + request.sourceName() + " is not possible yet");
    }
}
