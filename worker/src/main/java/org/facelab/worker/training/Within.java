package org.facelab.worker.training;

/**
 * A training within an epoch.
 *
 * @param epoch the last finished one
 * @param step steps of the whole run so far
 * @param steps figures of those since the last time that some were handed over
 */
public record Within(int epoch, long step, Snapshot snapshot, StepFigures steps) {}
