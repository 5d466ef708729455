package org.facelab.worker.training;

import java.nio.file.Path;

/**
 * The two files of a {@link Snapshot}, verified before.
 *
 * @param weights the file of {@link Snapshot#weights()}
 * @param state the file of {@link Snapshot#state()}
 */
public record ResumeFrom(Path weights, Path state) {}
