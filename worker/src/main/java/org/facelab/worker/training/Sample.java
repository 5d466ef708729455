package org.facelab.worker.training;

import org.facelab.worker.model.Tiles;

/**
 * Faces that were drawn within an epoch because somebody wished it.
 *
 * @param epoch the running one, from 1
 * @param step steps of the whole run so far
 * @param random faces from the same standard-normal draws as at the end of each epoch
 */
public record Sample(int epoch, long step, Tiles random) {}
