package org.facelab.dashboard.sweep;

import java.util.ArrayList;
import java.util.List;
import org.facelab.dashboard.sweep.SweepPreview.Rung;
import org.facelab.dashboard.sweep.stopping.Asha;
import org.facelab.dashboard.sweep.stopping.EarlyStopping.Kind;

/**
 * How far a sweep would go by its budget.
 *
 * @param trials about how many, null if hours alone bound them
 * @param epochs about how many altogether, null if hours alone bound them
 * @param fullEpochs the same if no trial were stopped early
 * @param rungs of ASHA, and about how many trials get there
 */
record Expected(Integer trials, Long epochs, Long fullEpochs, List<Rung> rungs) {
    /**
     * @param combinations different trials of the space, or null if endless
     * @param full the epochs of a trial to its end
     */
    static Expected of(NewSweep wanted, Integer combinations, int full) {
        Budget budget = wanted.budget();
        Integer most = least(budget.trials(), combinations);
        if (most == null && budget.epochs() == null) {
            return new Expected(null, null, null, rungs(wanted, 0, full));
        }
        Integer trials = most;
        if (budget.epochs() != null) {
            // as many as their epochs go into the budget
            int fits = 0;
            int limit = most == null ? NewSweep.MOST_TRIALS : most;
            while (fits < limit && epochs(wanted, fits + 1, full) <= budget.epochs()) {
                fits++;
            }
            trials = Math.max(1, fits);
        }
        return new Expected(trials, epochs(wanted, trials, full), (long) trials * full, rungs(wanted, trials, full));
    }

    private static Integer least(Integer one, Integer other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.min(one, other);
    }

    /** The median rule cuts off what cannot be foretold, so its trials count in full. */
    private static long epochs(NewSweep wanted, int trials, int full) {
        long epochs = 0;
        int from = 0;
        for (Rung rung : rungs(wanted, trials, full)) {
            epochs += (long) rung.trials() * (rung.epoch() - from);
            from = rung.epoch();
        }
        return epochs;
    }

    /** Each rung, and the end as the last of them. */
    private static List<Rung> rungs(NewSweep wanted, int trials, int full) {
        if (wanted.earlyStopping().kind() != Kind.ASHA) {
            return List.of(new Rung(full, trials));
        }
        int reduction = wanted.earlyStopping().reduction();
        Asha asha = new Asha(reduction, wanted.earlyStopping().minEpochs(), full);
        List<Rung> rungs = new ArrayList<>();
        int left = trials;
        for (int epoch : asha.rungs()) {
            rungs.add(new Rung(epoch, left));
            left = trials == 0 ? 0 : Math.max(1, left / reduction);
        }
        rungs.add(new Rung(full, left));
        return rungs;
    }
}
