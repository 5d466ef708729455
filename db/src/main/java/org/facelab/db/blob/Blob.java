package org.facelab.db.blob;

/**
 * A file that was written.
 *
 * @param key where it lies, as in {@code runs/<run>/pictures/epoch-0007-random.f3.png}
 * @param size in bytes
 * @param sha256 of its content, lower-case hexadecimal
 */
public record Blob(String key, long size, String sha256) {}
