/**
 * Trains a model: settings and packed images in; losses, pictures and snapshots out, to a {@link
 * org.facelab.worker.training.TrainingListener}. Knows no database, no job and no file but a checkpoint that it resumes from.
 */
package org.facelab.worker.training;
