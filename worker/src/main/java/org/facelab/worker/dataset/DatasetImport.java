package org.facelab.worker.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Set;

/** Makes a packed data set of a folder, a zip, idx files, or drawn faces. */
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
        if (request.imageSize() != 0 && !IMAGE_SIZES.contains(request.imageSize())) {
            throw new ImportRefused(
                    "an image size of " + request.imageSize() + " is not possible; choose 32, 64 or 128");
        }
        Packing packing = new Packing(images, workFolder, request.channels(), listener);
        if (request.format() == Format.DRAWN) {
            return packing.run(
                    request.sizeOr(ImportRequest.USUAL_SIZE), writer -> new DrawnFaces(request).run(writer, listener));
        }
        if (request.source() == null) {
            throw new ImportRefused("nothing to import: name a folder or a zip of images, or upload one");
        }
        try (ImageSource source = Sources.open(request, limits)) {
            return switch (Sources.format(request, source)) {
                case MNIST -> {
                    try (Digits digits = Digits.open(request, source, limits)) {
                        yield packing.run(digits.size(), writer -> digits.run(writer, listener));
                    }
                }
                case CELEBA -> photographs(new CelebaFaces(source, limits), request, source, packing, limits);
                case FOLDER -> photographs(new FolderTree(source), request, source, packing, limits);
                case DRAWN, AUTO -> throw new IllegalStateException("recognised before");
            };
        }
    }

    private static ImportResult photographs(
            Descriptions descriptions, ImportRequest request, ImageSource source, Packing packing, Limits limits)
            throws IOException {
        Photographs photographs = new Photographs(request, source, descriptions, limits);
        return packing.run(
                request.sizeOr(ImportRequest.USUAL_SIZE), writer -> photographs.run(writer, packing.listener()));
    }

    /** Where packed images go. */
    private record Packing(OutputStream images, Path workFolder, Channels channels, ImportListener listener) {
        interface Work {
            ImportResult run(PackedWriter writer) throws IOException;
        }

        ImportResult run(int size, Work work) throws IOException {
            try (PackedWriter writer = new PackedWriter(images, workFolder, size, channels)) {
                return work.run(writer);
            }
        }
    }
}
