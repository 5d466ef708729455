package org.facelab.worker.model.vae;

/**
 * What a VAE is trained for.
 *
 * @param likelihood of a pixel
 * @param beta the KL's weight
 * @param freeBits nats that each latent's KL, averaged over the batch, costs at least (Kingma et al. 2016, arXiv 1606.04934),
 *     each latent being a group: below them it has no gradient; 0 for none
 */
public record Objective(Likelihood likelihood, double beta, double freeBits) {
    /** Whose negative logarithm the reconstruction term is, without the constant ½ ln 2π a pixel. */
    public enum Likelihood {
        /** ½((x − x̂)/σ)² + ln σ, σ² being the batch's mean squared error, clamped softly from below at ln σ = −6. */
        OPTIMAL_SIGMA,
        /** ½(x − x̂)², σ being 1. */
        GAUSSIAN
    }
}
