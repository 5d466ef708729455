package org.facelab.worker.dataset;

import java.nio.file.Path;
import java.util.Objects;

/**
 * What is to be imported, and how.
 *
 * @param format kind of the source
 * @param source a folder, a zip or an idx file; null for drawn faces
 * @param sourceName what people call the source, for the manifest and for messages; null for the source's own file name
 * @param imageSize side of the packed square images: 32, 64 or 128 pixels, or 0 for what suits the source: 64, and for idx
 *     files the smallest that holds them
 * @param crop part of each photograph that is taken
 * @param channels of the packed images
 * @param count faces to draw, 20 to 200,000; read for drawn faces only
 * @param seed of the drawing; read for drawn faces only
 */
public record ImportRequest(
        Format format,
        Path source,
        String sourceName,
        int imageSize,
        Crop crop,
        Channels channels,
        int count,
        long seed) {
    /** The size of photographs and drawn faces if nobody asks for another. */
    static final int USUAL_SIZE = 64;

    public ImportRequest {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(crop, "crop");
        Objects.requireNonNull(channels, "channels");
    }

    /** The size that was asked for, or another. */
    int sizeOr(int fitting) {
        return imageSize == 0 ? fitting : imageSize;
    }

    /** What people call the source. */
    String shown() {
        return sourceName != null ? sourceName : String.valueOf(source.getFileName());
    }

    /** Photographs from a folder or a zip. */
    public static ImportRequest of(Path source, int imageSize) {
        return new ImportRequest(Format.AUTO, source, null, imageSize, Crop.CENTRE, Channels.AUTO, 0, 0);
    }

    /** Drawn faces in colour. */
    public static ImportRequest drawn(int count, long seed, int imageSize) {
        return new ImportRequest(Format.DRAWN, null, null, imageSize, Crop.CENTRE, Channels.COLOUR, count, seed);
    }
}
