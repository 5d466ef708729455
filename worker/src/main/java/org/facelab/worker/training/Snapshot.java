package org.facelab.worker.training;

import org.facelab.worker.tensors.TensorFile;

/**
 * A training at one moment, as two files in memory.
 *
 * @param weights what people download and faces are drawn from: averaged weights and batch-norm statistics, the fitted
 *     sampler, and metadata that describes the model
 * @param state what a resumed run needs besides: live weights and statistics, Adam's moments, the epoch's sums so far
 * @param best whether the validation {@code elbo} is the highest of the run so far; false within an epoch
 */
public record Snapshot(TensorFile weights, TensorFile state, boolean best) {}
