package org.facelab.dashboard.sweep;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.facelab.dashboard.job.Progress;
import org.facelab.dashboard.sweep.objective.Objective;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.Sweep;
import org.facelab.db.entity.SweepAction;
import org.facelab.db.settings.SettingsJson;

/** Makes what the API shows of a sweep and its trials. */
final class SweepViews {
    private SweepViews() {}

    /** With its trials. */
    static SweepView of(Sweep sweep, Search search, List<Trial> trials, double seconds) {
        Objective objective = search.objective();
        List<TrialView> shown =
                trials.stream().map(trial -> view(trial, objective)).toList();
        return of(
                sweep,
                search,
                counts(trials, Math.round(seconds)),
                best(trials, objective).orElse(null),
                shown);
    }

    /**
     * As a list has it.
     *
     * @param best null if there is none yet
     */
    static SweepView of(Sweep sweep, Search search, SweepView.Counts counts, Trial best) {
        return of(sweep, search, counts, best, null);
    }

    private static SweepView of(
            Sweep sweep, Search search, SweepView.Counts counts, Trial best, List<TrialView> trials) {
        return new SweepView(
                sweep.id,
                sweep.number,
                sweep.name,
                sweep.state,
                sweep.failureText,
                sweep.datasetId,
                sweep.model,
                sweep.seed,
                SettingsJson.tree(sweep.modelSettings()),
                Progress.tree(sweep.space),
                sweep.strategy.word(),
                search.objective(),
                search.stopping(),
                search.budget(),
                sweep.parallel,
                sweep.priority,
                counts,
                best == null ? null : view(best, search.objective()),
                trials,
                sweep.state.allowed().stream()
                        // no trial can be trained without the data
                        .filter(action -> action != SweepAction.EXTEND || sweep.datasetId != null)
                        .map(SweepAction::word)
                        .toList(),
                sweep.notes,
                sweep.createdAt,
                sweep.endedAt);
    }

    /** The first of those with the best value of the objective so far. */
    static Optional<Trial> best(List<Trial> trials, Objective objective) {
        return trials.stream()
                .filter(trial -> objective.epoch(trial.curve(), trial.epochs()).isPresent())
                .min(Comparator.<Trial>comparingDouble(trial -> -objective.score(trial.curve(), trial.epochs()))
                        .thenComparingInt(Trial::trial));
    }

    private static TrialView view(Trial trial, Objective objective) {
        OptionalInt epoch = objective.epoch(trial.curve(), trial.epochs());
        return new TrialView(
                trial.trial(),
                trial.runId(),
                trial.number(),
                trial.point().tree(),
                trial.state(),
                early(trial),
                trial.epochs(),
                trial.ofEpochs(),
                epoch.isPresent() ? trial.curve().at(epoch.getAsInt()) : null,
                epoch.isPresent() ? epoch.getAsInt() : null,
                trial.failure(),
                trial.times().created(),
                trial.times().started(),
                trial.times().ended());
    }

    private static SweepView.Counts counts(List<Trial> trials, long seconds) {
        return new SweepView.Counts(
                trials.size(),
                count(trials, t -> t.state() == JobState.RUNNING),
                count(trials, t -> t.state() == JobState.QUEUED || t.state() == JobState.BLOCKED),
                count(trials, t -> t.state() == JobState.PAUSED && !early(t)),
                count(trials, t -> t.state() == JobState.SUCCEEDED),
                count(trials, SweepViews::early),
                count(trials, t -> t.state() == JobState.FAILED),
                count(trials, t -> t.state() == JobState.CANCELLED && !early(t)),
                trials.stream().mapToLong(Trial::epochs).sum(),
                trials.stream().mapToLong(Trial::ofEpochs).sum(),
                seconds);
    }

    /** Set aside or stopped by its sweep; one that goes on again is not. */
    private static boolean early(Trial trial) {
        boolean still = trial.state() == JobState.PAUSED || trial.state() == JobState.CANCELLED;
        return trial.atRung() || trial.stoppedEarly() && still;
    }

    private static int count(List<Trial> trials, Predicate<Trial> those) {
        return (int) trials.stream().filter(those).count();
    }
}
