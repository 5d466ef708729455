package org.facelab.worker.training;

import org.facelab.worker.model.Tiles;

/**
 * What a model shows at the end of an epoch, {@code pictureCount} tiles each; fewer where fewer faces are held out.
 *
 * @param random faces from the same standard-normal draws in every epoch
 * @param reconstructions of the first held-out faces
 * @param originals those faces, the same in every epoch; tile i belongs to reconstruction i
 * @param reconstructionErrors mean squared error of each reconstruction, of pixels in [-1, 1]
 */
public record EpochPictures(Tiles random, Tiles reconstructions, Tiles originals, double[] reconstructionErrors) {}
