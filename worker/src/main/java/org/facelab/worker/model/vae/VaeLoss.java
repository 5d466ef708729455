package org.facelab.worker.model.vae;

import ai.djl.ndarray.NDArray;
import org.facelab.worker.model.engine.Operations;

/**
 * What a batch costs, as float64 scalars of the engine, in nats an image: summed over pixels and latents, averaged over the batch.
 *
 * @param loss what is optimised: reconstruction + kl
 * @param reconstruction the sum over pixels of ½((x − x̂)/σ)² + ln σ, without the constant ½ ln 2π a pixel; σ² is the
 *     batch's mean squared error, clamped softly from below at ln σ = −6 (optimal σ: Rybkin et al. 2021, arXiv 2006.13202)
 * @param kl closed form: ½ Σ (mean² + scale² − 1) − Σ log scale
 * @param squaredError mean over all pixels of the batch, of images in [-1, 1]
 */
public record VaeLoss(NDArray loss, NDArray reconstruction, NDArray kl, NDArray squaredError) {
    /**
     * The loss of reconstructions.
     *
     * @param images and outputs NCHW (N, C, S, S) in [-1, 1]
     */
    public static VaeLoss of(Operations operations, NDArray images, NDArray outputs, ConvVae.Latents latents) {
        NDArray squaredError = operations.float64(operations.squaredError(outputs, images));
        NDArray reconstruction =
                operations.optimalSigma(squaredError, images.getShape().slice(1).size());
        NDArray kl = operations.divergence(latents.mean(), latents.logScale());
        return new VaeLoss(reconstruction.add(kl), reconstruction, kl, squaredError);
    }
}
