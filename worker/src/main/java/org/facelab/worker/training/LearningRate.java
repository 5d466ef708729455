package org.facelab.worker.training;

import java.util.List;
import org.facelab.db.settings.ConvVaeSettings;

/**
 * Adam's rate over a run: it rises from nothing over the warm-up's steps, once at the run's start, and is constant after
 * them or falls as a half cosine to a hundredth, over what the warm-up left of a phase. Each phase begins at the full rate.
 */
final class LearningRate {
    private static final double LEAST_SHARE = 0.01;
    private final ConvVaeSettings settings;
    private final List<Phase> phases;
    private final int stepsPerEpoch;

    LearningRate(ConvVaeSettings settings, List<Phase> phases, int stepsPerEpoch) {
        this.settings = settings;
        this.phases = phases;
        this.stepsPerEpoch = stepsPerEpoch;
    }

    /** @param step of the whole run, from 0 */
    double at(long step) {
        double full = settings.learningRate();
        long warmup = settings.warmupSteps();
        if (step < warmup) {
            return full * (step + 1) / warmup;
        }
        return switch (settings.schedule()) {
            case CONSTANT -> full;
            case COSINE -> {
                Phase phase = phaseOf(step);
                long from = Math.max(steps(phase.fromEpoch()), warmup);
                double wave = 0.5 * (1 + Math.cos(Math.PI * (step - from) / (steps(phase.toEpoch()) - from)));
                yield full * (LEAST_SHARE + (1 - LEAST_SHARE) * wave);
            }
        };
    }

    /** The newest phase that had begun at a step: an older one's epochs may be trained again after a damaged checkpoint. */
    private Phase phaseOf(long step) {
        Phase found = phases.get(0);
        for (Phase phase : phases) {
            if (steps(phase.fromEpoch()) <= step) {
                found = phase;
            }
        }
        return found;
    }

    private long steps(int epochs) {
        return (long) epochs * stepsPerEpoch;
    }
}
