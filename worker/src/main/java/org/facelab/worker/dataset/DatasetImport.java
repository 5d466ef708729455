package org.facelab.worker.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Set;

/** Makes a packed data set of a folder, a zip, or drawn faces. */
public final class DatasetImport {
    /** Sides of the packed images that models take, in pixels. */
    public static final Set<Integer> IMAGE_SIZES = Set.of(32, 64, 128);

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
     * @throws ImportStopped if the listener wished so, or the calling thread was interrupted
     * @throws IOException if {@code images} or the temporary file cannot be written
     */
    public static ImportResult run(ImportRequest request, OutputStream images, Path workFolder, ImportListener listener)
            throws IOException {
        return run(request, images, workFolder, listener, Limits.DEFAULT);
    }

    static ImportResult run(
            ImportRequest request, OutputStream images, Path workFolder, ImportListener listener, Limits limits)
            throws IOException {
        if (!IMAGE_SIZES.contains(request.imageSize())) {
            throw new ImportRefused(
                    "an image size of " + request.imageSize() + " is not possible; choose 32, 64 or 128");
        }
        try (PackedWriter writer = new PackedWriter(images, workFolder, request.imageSize(), request.channels())) {
            return switch (request.format()) {
                case DRAWN -> new DrawnFaces(request).run(writer, listener);
                case FOLDER, AUTO -> {
                    if (request.source() == null) {
                        throw new ImportRefused("nothing to import: name a folder or a zip of images, or upload one");
                    }
                    yield new Photographs(request, limits).run(writer, listener);
                }
            };
        }
    }
}
