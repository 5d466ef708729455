package org.facelab.dashboard.sweep.stopping;

import java.util.List;
import org.hipparchus.stat.descriptive.rank.Median;

/**
 * The median rule (Golovin et al. 2017, Google Vizier, section 3.2.2): a trial is stopped after an epoch if its objective up
 * to there is worse than the median of what the others had up to the same epoch. The paper takes the others' running
 * averages; we take the objective itself, which means the same for all of them.
 *
 * @param minEpochs no trial is stopped before
 */
public record MedianRule(int minEpochs) {
    /** With fewer others a median says little. */
    static final int LEAST_OTHERS = 4;

    /** Whether a trial that trains should be stopped now. */
    public boolean stops(Rival trial, List<Rival> all) {
        int epochs = trial.epochs();
        if (epochs < minEpochs) {
            return false;
        }
        double[] others = all.stream()
                .filter(other -> other.trial() != trial.trial() && other.epochs() >= epochs)
                .mapToDouble(other -> other.scoreAt().applyAsDouble(epochs))
                .filter(Double::isFinite)
                .toArray();
        return others.length >= LEAST_OTHERS && trial.scoreAt().applyAsDouble(epochs) < new Median().evaluate(others);
    }
}
