package org.facelab.dashboard.sweep;

import java.util.ArrayList;
import java.util.List;
import org.facelab.dashboard.sweep.stopping.EarlyStopping.Kind;
import org.facelab.dashboard.sweep.strategy.Tried;
import org.facelab.dashboard.sweep.strategy.Tried.Standing;
import org.facelab.db.entity.JobState;

/** What a strategy is told of the trials before the one that it proposes. */
final class History {
    private History() {}

    /** @param steps decided in the same round: trials that start are pending */
    static List<Tried> of(Search search, List<Trial> trials, List<Step> steps) {
        List<Tried> tried = new ArrayList<>();
        for (Trial trial : trials) {
            double score = trial.state() == JobState.FAILED
                    ? Double.NEGATIVE_INFINITY
                    : search.objective().score(trial.curve(), trial.epochs());
            tried.add(new Tried(trial.point(), standing(search, trial), score, trial.epochs()));
        }
        for (Step step : steps) {
            if (step instanceof Step.Start start) {
                tried.add(new Tried(start.point(), Standing.PENDING, Double.NEGATIVE_INFINITY, 0));
            }
        }
        return tried;
    }

    private static Standing standing(Search search, Trial trial) {
        return switch (trial.state()) {
            case SUCCEEDED, FAILED -> Standing.COMPLETE;
            case CANCELLED -> Standing.PARTIAL;
            // under ASHA what a trial had at its last rung is known while it trains on, and is good, or it would not
            case BLOCKED, QUEUED, RUNNING, PAUSED ->
                trial.epochs() > 0 && search.stopping().kind() == Kind.ASHA ? Standing.PARTIAL : Standing.PENDING;
        };
    }
}
