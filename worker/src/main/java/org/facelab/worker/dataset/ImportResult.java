package org.facelab.worker.dataset;

import java.util.List;

/**
 * What an import made.
 *
 * @param format what was imported; never {@link Format#AUTO}
 * @param manifest describes the packed images
 * @param leftOut image files that could not be read, sorted by name; the first {@link #LISTED} of them
 * @param leftOutCount how many image files could not be read in all
 * @param notImages files whose name has no image's extension; they were not looked at
 */
public record ImportResult(Format format, Manifest manifest, List<LeftOut> leftOut, int leftOutCount, int notImages) {
    public static final int LISTED = 1_000;
}
