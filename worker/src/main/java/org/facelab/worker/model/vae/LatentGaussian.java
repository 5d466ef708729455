package org.facelab.worker.model.vae;

import java.util.Arrays;
import org.facelab.worker.model.Randomness;

/**
 * Where latents are drawn from: mean + temperature * cholesky · u, u standard normal.
 *
 * @param mean (L)
 * @param cholesky lower triangular, row-major (L, L), with cholesky · choleskyᵀ the covariance
 */
public record LatentGaussian(double[] mean, double[] cholesky) {
    /**
     * From a mean and a covariance.
     *
     * @param covariance row-major (L, L), symmetric
     * @throws ArithmeticException if it is not positive definite, as with numbers that are not finite
     */
    public static LatentGaussian of(double[] mean, double[] covariance) {
        int size = mean.length;
        double[] l = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = covariance[i * size + j];
                for (int k = 0; k < j; k++) {
                    rest -= l[i * size + k] * l[j * size + k];
                }
                if (i != j) {
                    l[i * size + j] = rest / l[j * size + j];
                } else if (rest > 0 && rest < Double.POSITIVE_INFINITY) {
                    l[i * size + i] = Math.sqrt(rest);
                } else {
                    throw new ArithmeticException("the covariance of the latents is not positive definite: pivot " + i
                            + " of " + size + " is " + rest);
                }
            }
        }
        return new LatentGaussian(mean, l);
    }

    /** N(0, I). */
    public static LatentGaussian standard(int size) {
        double[] cholesky = new double[size * size];
        for (int i = 0; i < size; i++) {
            cholesky[i * size + i] = 1;
        }
        return new LatentGaussian(new double[size], cholesky);
    }

    public int size() {
        return mean.length;
    }

    /** Latents of picture {@code index} of a seed: the same whatever else is drawn. */
    public float[] draw(long seed, int index, double temperature) {
        double[] u = Randomness.normals(seed, index, size());
        float[] latents = new float[size()];
        for (int i = 0; i < latents.length; i++) {
            double sum = 0;
            for (int j = 0; j <= i; j++) {
                sum += cholesky[i * latents.length + j] * u[j];
            }
            latents[i] = (float) (mean[i] + temperature * sum);
        }
        return latents;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LatentGaussian g && Arrays.equals(mean, g.mean) && Arrays.equals(cholesky, g.cholesky);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(mean) * 31 + Arrays.hashCode(cholesky);
    }
}
