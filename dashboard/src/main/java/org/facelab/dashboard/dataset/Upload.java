package org.facelab.dashboard.dataset;

import java.nio.file.Path;

/**
 * A file that was uploaded and lies in the folder of uploads until the request ends.
 *
 * @param file where it lies
 * @param originalName what it was called on the sender's side
 */
public record Upload(Path file, String originalName) {}
