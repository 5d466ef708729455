package org.facelab.worker.training;

import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.worker.model.vae.Objective;

/** What a run optimises at each step: beta rises linearly from 0 over its warm-up's epochs. */
final class Objectives {
    private final ConvVaeSettings settings;
    private final long warmup;

    Objectives(ConvVaeSettings settings, int stepsPerEpoch) {
        this.settings = settings;
        warmup = (long) settings.betaWarmupEpochs() * stepsPerEpoch;
    }

    /** @param step of the whole run, from 0 */
    Objective at(long step) {
        Objective.Likelihood likelihood = switch (settings.reconstruction()) {
            case OPTIMAL_SIGMA -> Objective.Likelihood.OPTIMAL_SIGMA;
            case GAUSSIAN -> Objective.Likelihood.GAUSSIAN;
        };
        double beta = step < warmup ? settings.beta() * step / warmup : settings.beta();
        return new Objective(likelihood, beta, settings.freeBits());
    }
}
