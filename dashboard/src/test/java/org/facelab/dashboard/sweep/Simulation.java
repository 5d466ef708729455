package org.facelab.dashboard.sweep;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.facelab.dashboard.job.Failure;
import org.facelab.dashboard.sweep.NextSteps.Plan;
import org.facelab.dashboard.sweep.NextSteps.Standing;
import org.facelab.dashboard.sweep.objective.Curve;
import org.facelab.dashboard.sweep.space.Point;
import org.facelab.db.entity.FailureKind;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.SweepState;

/** Plays a sweep without a database: what it decides is done at once, and trials train an epoch when they are told to. */
final class Simulation {
    private final Search search;
    private final BiFunction<Point, Integer, Double> metric;
    private final List<Played> trials = new ArrayList<>();
    private int proposed;
    private boolean exhausted;
    double seconds;
    SweepState ended;
    String text;
    int most;

    /** @param metric the value of a point after an epoch */
    Simulation(Search search, BiFunction<Point, Integer, Double> metric) {
        this.search = search;
        this.metric = metric;
    }

    /** A trial with its rows' changing columns. */
    static final class Played {
        final Step.Start start;
        final int ofEpochs;
        final List<Double> values = new ArrayList<>();
        Integer pauseAfter;
        JobState state = JobState.QUEUED;
        boolean stopping;
        boolean early;
        boolean held;
        Failure failure;

        Played(Step.Start start, int ofEpochs) {
            this.start = start;
            this.ofEpochs = ofEpochs;
            this.pauseAfter = start.pauseAfter();
        }

        Trial row() {
            return new Trial(
                    start.trial(),
                    new UUID(0, start.trial()),
                    new UUID(1, start.trial()),
                    start.trial(),
                    start.point(),
                    state,
                    stopping,
                    early,
                    held,
                    pauseAfter,
                    values.size(),
                    ofEpochs,
                    new Curve(values.stream().mapToDouble(Double::doubleValue).toArray()),
                    failure,
                    new Trial.Times(Instant.EPOCH, null, null));
        }

        void fail(FailureKind kind, String text) {
            state = JobState.FAILED;
            failure = new Failure(kind, text);
        }
    }

    Played trial(int number) {
        return trials.get(number - 1);
    }

    List<Played> trials() {
        return trials;
    }

    List<Trial> rows() {
        return trials.stream().map(Played::row).toList();
    }

    int epochs() {
        return trials.stream().mapToInt(t -> t.values.size()).sum();
    }

    Plan plan() {
        return NextSteps.of(search, new Standing(proposed, exhausted, seconds), rows());
    }

    /** Decides once and does what was decided. */
    List<Step> advance() {
        Plan plan = plan();
        exhausted = plan.exhausted();
        plan.steps().forEach(this::take);
        most = Math.max(most, (int) rows().stream().filter(Trial::active).count());
        return plan.steps();
    }

    private void take(Step step) {
        if (step instanceof Step.Start start) {
            trials.add(new Played(
                    start, search.space().tree(start.point()).get("epochs").intValue()));
            proposed = start.trial();
        } else if (step instanceof Step.Promote promote) {
            Played trial = trial(promote.trial().trial());
            trial.pauseAfter = promote.pauseAfter();
            trial.early = false;
            trial.state = JobState.QUEUED;
        } else if (step instanceof Step.SetAside aside) {
            trial(aside.trial().trial()).early = true;
        } else if (step instanceof Step.Stop stop) {
            trial(stop.trial().trial()).early = stop.early();
            trial(stop.trial().trial()).state = JobState.CANCELLED;
        } else if (step instanceof Step.Resume resume) {
            trial(resume.trial().trial()).held = false;
            trial(resume.trial().trial()).state = JobState.QUEUED;
        } else if (step instanceof Step.Release release) {
            trial(release.trial().trial()).held = false;
        } else if (step instanceof Step.End end) {
            ended = end.state();
            text = end.text();
        }
    }

    /** Lets a trial train one epoch, as its worker would. */
    void train(Played trial) {
        trial.state = JobState.RUNNING;
        trial.values.add(metric.apply(trial.start.point(), trial.values.size() + 1));
        if (trial.values.size() == trial.ofEpochs) {
            trial.state = JobState.SUCCEEDED;
        } else if (trial.pauseAfter != null && trial.values.size() >= trial.pauseAfter) {
            trial.state = JobState.PAUSED;
        }
    }

    /** Decides and trains in turns until the sweep ends; of those at work, the one with the fewest epochs goes first. */
    Simulation toTheEnd() {
        advance();
        while (ended == null) {
            trials.stream()
                    .filter(t -> t.row().active())
                    .min(Comparator.comparingInt(t -> t.values.size()))
                    .ifPresent(this::train);
            advance();
        }
        return this;
    }
}
