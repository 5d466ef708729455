package org.facelab.worker.dataset;

/**
 * A file that was not imported.
 *
 * @param file its name inside the source
 * @param reason why, for people
 */
public record LeftOut(String file, String reason) {}
