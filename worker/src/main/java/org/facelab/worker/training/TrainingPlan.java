package org.facelab.worker.training;

import org.facelab.db.settings.ConvVaeSettings;

/**
 * What shall be trained.
 *
 * @param settings the hyper-parameters
 * @param seed of the run: weights at the start, order of the images, flips and noise
 * @param pictureSeed of the random faces' draws
 */
public record TrainingPlan(ConvVaeSettings settings, long seed, long pictureSeed) {}
