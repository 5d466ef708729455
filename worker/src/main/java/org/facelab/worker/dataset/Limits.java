package org.facelab.worker.dataset;

/**
 * What a source may hold before it is refused, so that no file can exhaust memory or time.
 *
 * @param entries files and folders in a zip
 * @param fileBytes of one image file, unpacked; it is read into memory whole
 * @param totalBytes of all files in a zip, unpacked
 * @param ratio unpacked to packed size of one file in a zip, judged beyond the first mebibyte
 * @param pixels of one image, as its header says
 */
record Limits(int entries, long fileBytes, long totalBytes, int ratio, long pixels) {
    private static final long MEBIBYTE = 1L << 20;

    /** A CelebA of originals fits thrice; photographs compress 1:1, plain drawings as BMP some 50:1. */
    static final Limits DEFAULT = new Limits(1_000_000, 64 * MEBIBYTE, 100L << 30, 200, 64 * MEBIBYTE);

    /** Whether so small a packed file unpacks to so much that only a bomb does it. */
    boolean suspicious(long unpacked, long packed) {
        return unpacked > MEBIBYTE && unpacked / ratio > Math.max(1, packed);
    }
}
