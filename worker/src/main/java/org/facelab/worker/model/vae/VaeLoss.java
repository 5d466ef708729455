package org.facelab.worker.model.vae;

import ai.djl.ndarray.NDArray;
import org.facelab.worker.model.engine.Operations;

/**
 * What a batch costs, as float64 scalars of the engine, in nats an image: summed over pixels and latents, averaged over the batch.
 *
 * @param loss what is optimised: reconstruction + beta * kl, the latter with its free bits
 * @param reconstruction the sum over pixels of the likelihood's term, without the constant ½ ln 2π a pixel, which is not
 *     optimised (optimal σ: Rybkin et al. 2021, arXiv 2006.13202)
 * @param kl closed form: ½ Σ (mean² + scale² − 1) − Σ log scale, without beta and free bits
 * @param squaredError mean over all pixels of the batch, of images in [-1, 1]
 */
public record VaeLoss(NDArray loss, NDArray reconstruction, NDArray kl, NDArray squaredError) {
    /**
     * The loss of reconstructions.
     *
     * @param images and outputs NCHW (N, C, S, S) in [-1, 1]
     */
    public static VaeLoss of(
            Operations operations, NDArray images, NDArray outputs, ConvVae.Latents latents, Objective objective) {
        NDArray squaredError = operations.float64(operations.squaredError(outputs, images));
        long pixels = images.getShape().slice(1).size();
        NDArray reconstruction = switch (objective.likelihood()) {
            case OPTIMAL_SIGMA -> operations.optimalSigma(squaredError, pixels);
            case GAUSSIAN -> operations.unitSigma(squaredError, pixels);
        };
        NDArray kl = operations.divergence(latents.mean(), latents.logScale());
        NDArray counted = objective.freeBits() > 0
                ? operations.divergenceBeyond(latents.mean(), latents.logScale(), objective.freeBits())
                : kl;
        return new VaeLoss(
                operations.weighted(reconstruction, counted, objective.beta()), reconstruction, kl, squaredError);
    }
}
