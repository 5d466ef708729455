package org.facelab.dashboard.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.facelab.dashboard.sweep.objective.Objective;
import org.facelab.dashboard.sweep.space.Point;
import org.facelab.dashboard.sweep.stopping.Asha;
import org.facelab.dashboard.sweep.stopping.EarlyStopping.Kind;
import org.facelab.dashboard.sweep.stopping.MedianRule;
import org.facelab.dashboard.sweep.stopping.Rival;
import org.facelab.dashboard.sweep.strategy.Tried;
import org.facelab.db.entity.FailureKind;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.SweepState;

/**
 * Decides what a RUNNING sweep does next, from its row and its trials' rows alone: after any restart, and however often it
 * is asked, the same rows give the same steps. Pure.
 */
final class NextSteps {
    /** So many trials that fail before any reports a value say that all would. */
    static final int HOPELESS = 3;

    private final Search search;
    private final List<Trial> trials;
    private final List<Rival> rivals;
    private final Room room;
    private final List<Step> steps = new ArrayList<>();

    private NextSteps(Search search, Standing standing, List<Trial> trials) {
        this.search = search;
        this.trials = trials;
        this.rivals = trials.stream().map(this::rival).toList();
        this.room = new Room(search, standing, trials);
    }

    /**
     * Where a sweep stands beside its trials.
     *
     * @param proposed trials so far, those deleted since among them
     * @param exhausted whether the strategy had nothing left to propose
     * @param seconds that it has been RUNNING
     */
    record Standing(int proposed, boolean exhausted, double seconds) {}

    /** @param exhausted whether the strategy has nothing left to propose, now or before */
    record Plan(List<Step> steps, boolean exhausted) {}

    static Plan of(Search search, Standing standing, List<Trial> trials) {
        NextSteps next = new NextSteps(search, standing, trials);
        next.decide();
        return new Plan(List.copyOf(next.steps), next.room.exhausted());
    }

    private void decide() {
        trials.stream()
                .filter(trial -> trial.atRung() && !trial.stoppedEarly())
                .forEach(trial -> steps.add(new Step.SetAside(trial)));
        trials.stream().filter(Trial::held).forEach(this::letGo);
        Optional<String> hopeless = hopeless();
        if (hopeless.isPresent()) {
            trials.stream()
                    .filter(Trial::active)
                    .forEach(trial -> steps.add(new Step.Stop(trial, "its sweep failed", false)));
            steps.add(new Step.End(SweepState.FAILED, hopeless.get()));
            return;
        }
        stopBehind();
        fill();
        if (room.idle() && trials.stream().noneMatch(trial -> trial.held() || trial.pausedByHand())) {
            steps.add(end());
        }
    }

    /** What the sweep's pause held goes on, once its worker has really stopped it. */
    private void letGo(Trial trial) {
        if (trial.state() == JobState.PAUSED && !trial.atRung()) {
            steps.add(new Step.Resume(trial));
            room.takePlace();
        } else if (!(trial.state() == JobState.RUNNING && trial.stopping())) {
            steps.add(new Step.Release(trial));
        }
    }

    private Optional<String> hopeless() {
        List<Trial> failed = trials.stream()
                .filter(trial ->
                        trial.state() == JobState.FAILED && trial.failure().kind() != FailureKind.NON_FINITE)
                .toList();
        boolean promising = trials.stream().anyMatch(trial -> trial.epochs() > 0);
        return failed.size() < HOPELESS || promising
                ? Optional.empty()
                : Optional.of(
                        "the first " + failed.size() + " trials failed before any finished an epoch; the last, trial "
                                + last(failed).trial() + ", with "
                                + last(failed).failure().kind() + ": "
                                + last(failed).failure().text());
    }

    private static Trial last(List<Trial> trials) {
        return trials.get(trials.size() - 1);
    }

    private void stopBehind() {
        if (search.stopping().kind() != Kind.MEDIAN) {
            return;
        }
        MedianRule rule = new MedianRule(search.stopping().minEpochs());
        for (int i = 0; i < trials.size(); i++) {
            Trial trial = trials.get(i);
            boolean trains =
                    trial.state() == JobState.RUNNING && !trial.stopping() && trial.epochs() < trial.ofEpochs();
            if (trains && rule.stops(rivals.get(i), rivals)) {
                steps.add(new Step.Stop(
                        trial,
                        "stopped early by the median rule, for its "
                                + search.objective().metric() + " after epoch " + trial.epochs()
                                + " is worse than that of half of the other trials",
                        true));
            }
        }
    }

    /** Takes every free place: with a trial that goes on, else with a new one. */
    private void fill() {
        boolean on = true;
        while (on && room.placeLeft()) {
            on = promote(false) || start() || room.idle() && promote(true);
        }
    }

    private boolean promote(boolean closing) {
        if (search.stopping().kind() != Kind.ASHA) {
            return false;
        }
        Asha asha = search.asha();
        List<Rival> waiting = rivals.stream()
                .filter(rival -> steps.stream()
                        .noneMatch(step -> step instanceof Step.Promote promoted
                                && promoted.trial().trial() == rival.trial()))
                .toList();
        Optional<Trial> next = asha.promotion(with(waiting), closing)
                .flatMap(rival -> trials.stream()
                        .filter(trial -> trial.trial() == rival.trial())
                        .findFirst());
        Integer after = next.flatMap(trial -> asha.after(trial.epochs())).orElse(null);
        return next.filter(trial -> room.take((after == null ? trial.ofEpochs() : after) - trial.epochs()))
                .map(trial -> steps.add(new Step.Promote(trial, after)))
                .orElse(false);
    }

    /** Those promoted in this round count at their rung, but no longer wait there. */
    private List<Rival> with(List<Rival> waiting) {
        List<Rival> all = new ArrayList<>(waiting);
        rivals.stream()
                .filter(rival -> !waiting.contains(rival))
                .forEach(rival -> all.add(new Rival(rival.trial(), rival.epochs(), false, rival.scoreAt())));
        return all;
    }

    private boolean start() {
        if (!room.trialLeft()) {
            return false;
        }
        List<Tried> tried = History.of(search, trials, steps);
        int number = room.proposed() + 1;
        Optional<Point> point = search.strategy().propose(number, tried);
        if (point.isEmpty()) {
            room.exhaust();
            return false;
        }
        int epochs = search.space().tree(point.get()).get("epochs").intValue();
        Integer after =
                search.stopping().kind() == Kind.ASHA ? search.asha().after(0).orElse(null) : null;
        return room.takeTrial(after == null ? epochs : after) && steps.add(new Step.Start(number, point.get(), after));
    }

    private Step end() {
        Objective objective = search.objective();
        boolean any = trials.stream()
                .anyMatch(
                        trial -> objective.epoch(trial.curve(), trial.epochs()).isPresent());
        if (any) {
            return new Step.End(SweepState.SUCCEEDED, null);
        }
        String failure = trials.stream()
                .filter(trial -> trial.failure() != null)
                .max(Comparator.comparingInt(Trial::trial))
                .map(trial -> "; the last that failed, trial " + trial.trial() + ", said: "
                        + trial.failure().text())
                .orElse("");
        return new Step.End(
                SweepState.FAILED,
                "none of its " + trials.size() + " trials reported a finite " + objective.metric() + " for "
                        + objective.split() + failure);
    }

    private Rival rival(Trial trial) {
        return new Rival(
                trial.trial(),
                trial.epochs(),
                trial.atRung(),
                epoch -> search.objective().score(trial.curve(), epoch));
    }
}
