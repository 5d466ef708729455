package org.facelab.dashboard.sweep;

import java.util.Set;
import org.facelab.dashboard.job.Progress;
import org.facelab.dashboard.sweep.objective.Objective;
import org.facelab.dashboard.sweep.space.SearchSpace;
import org.facelab.dashboard.sweep.space.SpaceJson;
import org.facelab.dashboard.sweep.stopping.Asha;
import org.facelab.dashboard.sweep.stopping.EarlyStopping;
import org.facelab.dashboard.sweep.strategy.GridStrategy;
import org.facelab.dashboard.sweep.strategy.RandomStrategy;
import org.facelab.dashboard.sweep.strategy.SobolStrategy;
import org.facelab.dashboard.sweep.strategy.Strategy;
import org.facelab.dashboard.sweep.strategy.TpeStrategy;
import org.facelab.db.entity.Sweep;
import org.facelab.db.entity.SweepStrategy;
import org.facelab.db.settings.ModelSettings;

/**
 * What a sweep does, read from its row.
 *
 * @param epochs of a trial, unless epochs is searched
 */
record Search(
        SearchSpace space,
        Strategy strategy,
        Objective objective,
        EarlyStopping stopping,
        Budget budget,
        int parallel,
        int epochs) {

    static Search of(Sweep sweep) {
        ModelSettings base = sweep.modelSettings();
        SearchSpace space = SpaceJson.read(Progress.tree(sweep.space), base, Set.of(), "space");
        return new Search(
                space,
                strategy(sweep.strategy, space, sweep.seed),
                ObjectiveJson.parse(sweep.objective),
                EarlyStoppingJson.parse(sweep.earlyStopping),
                new Budget(sweep.trials, sweep.epochs, sweep.hours),
                sweep.parallel,
                base.epochs());
    }

    /** The one place that knows the strategies by their names. */
    static Strategy strategy(SweepStrategy strategy, SearchSpace space, long seed) {
        return switch (strategy) {
            case GRID -> new GridStrategy(space);
            case RANDOM -> new RandomStrategy(space, seed);
            case SOBOL -> new SobolStrategy(space, seed);
            case TPE -> new TpeStrategy(space, seed);
        };
    }

    /** Its rungs; only where early stopping is by ASHA. */
    Asha asha() {
        return new Asha(stopping.reduction(), stopping.minEpochs(), epochs);
    }
}
