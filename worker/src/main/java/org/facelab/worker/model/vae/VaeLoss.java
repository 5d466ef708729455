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
    private static final double LEAST_LOG_SIGMA = -6;
    /** Keeps the logarithm's gradient finite for a perfect reconstruction; far below any error of a float image. */
    private static final double TINY = 1e-12;

    /**
     * The loss of reconstructions.
     *
     * @param images and outputs NCHW (N, C, S, S) in [-1, 1]
     */
    public static VaeLoss of(Operations operations, NDArray images, NDArray outputs, ConvVae.Latents latents) {
        NDArray squaredError = operations.float64(operations.squaredError(outputs, images));
        double pixels = images.getShape().slice(1).size();
        NDArray logSigma = softlyClamped(squaredError.add(TINY).log().mul(0.5));
        NDArray scaled = squaredError.mul(logSigma.mul(-2).exp()).mul(0.5);
        NDArray reconstruction = scaled.add(logSigma).mul(pixels);
        NDArray kl = operations.float64(kl(latents));
        return new VaeLoss(reconstruction.add(kl), reconstruction, kl, squaredError);
    }

    /** min + softplus(x − min), by log1p of the exponential where that is small, and exact for large x. */
    private static NDArray softlyClamped(NDArray x) {
        NDArray above = x.sub(LEAST_LOG_SIGMA);
        // softplus(a) = max(a, 0) + ln(1 + exp(−|a|))
        return above.maximum(0).add(above.abs().neg().exp().add(1).log()).add(LEAST_LOG_SIGMA);
    }

    private static NDArray kl(ConvVae.Latents latents) {
        NDArray squares = latents.mean()
                .square()
                .add(latents.logScale().mul(2).exp())
                .sub(1)
                .mul(0.5);
        // summed over an image's latents first: a sum over a large batch at once would cost digits
        return squares.sub(latents.logScale()).sum(new int[] {1}).mean();
    }
}
