package org.facelab.worker.model.vae;

/** The evidence's lower bound with all constants and a fixed σ, in nats an image: comparable over settings. */
public final class Elbo {
    private Elbo() {}

    /**
     * −(Σ over pixels of ½((x − x̂)/σ)² + ln σ + ½ ln 2π) − kl.
     *
     * @param pixels numbers of one image, C * S * S
     * @param squaredError mean over pixels
     * @param sigma the standard deviation of a pixel
     * @param kl nats an image
     */
    public static double of(int pixels, double squaredError, double sigma, double kl) {
        double pixel = squaredError / (2 * sigma * sigma) + Math.log(sigma) + 0.5 * Math.log(2 * Math.PI);
        return -pixels * pixel - kl;
    }
}
