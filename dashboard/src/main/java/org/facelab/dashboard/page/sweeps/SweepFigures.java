package org.facelab.dashboard.page.sweeps;

import java.time.Duration;
import java.util.List;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.page.Times;
import org.facelab.dashboard.page.run.Stat;
import org.facelab.dashboard.sweep.SweepView;
import org.facelab.dashboard.sweep.TrialView;
import org.facelab.db.entity.SweepState;

/** The figures above a sweep's charts. */
final class SweepFigures {
    private final SweepView sweep;
    private final Speed speed;

    SweepFigures(SweepView sweep, Speed speed) {
        this.sweep = sweep;
        this.speed = speed;
    }

    /** What its trials train together now; null while none does. */
    record Speed(Double imagesPerSecond, String workers) {}

    List<Stat> stats() {
        return List.of(best(), trials(), ends(), left(), speed());
    }

    private Stat best() {
        TrialView best = sweep.best();
        if (best == null) {
            return new Stat("Best so far", "–", "", "after the first epoch of a trial", false);
        }
        return new Stat(
                "Best so far",
                SweepWords.value(sweep.objective(), best.objective()),
                SweepWords.unit(sweep.objective()).replace(" an image", ""),
                "trial " + best.trial() + ", epoch " + best.objectiveEpoch(),
                false);
    }

    private Stat trials() {
        SweepList.Trials trials = SweepLists.trials(sweep);
        return new Stat(
                "Trials", Figures.grouped(trials.done()), "of " + Figures.grouped(trials.all()), waiting(), false);
    }

    private String waiting() {
        SweepView.Counts counts = sweep.counts();
        return counts.running() + " running"
                + (counts.waiting() > 0 ? ", " + counts.waiting() + " waiting" : "")
                + (counts.paused() > 0 ? ", " + counts.paused() + " paused" : "");
    }

    private Stat ends() {
        SweepView.Counts counts = sweep.counts();
        long full = sweep.trials().stream().mapToLong(TrialView::ofEpochs).sum();
        long saved = sweep.trials().stream()
                .filter(TrialView::stoppedEarly)
                .mapToLong(trial -> trial.ofEpochs() - trial.epochs())
                .sum();
        return new Stat(
                "Succeeded, stopped early, failed",
                counts.succeeded() + " + " + counts.stoppedEarly() + " + " + counts.failed(),
                "",
                saved == 0
                        ? Figures.grouped(counts.epochs()) + " epochs trained"
                        : Figures.percent(saved / (double) full) + " of the epochs saved",
                false);
    }

    /** From the epochs that its trials trained so far, at its own pace. */
    private Stat left() {
        SweepView.Counts counts = sweep.counts();
        Integer bound = sweep.budget().trials();
        if (sweep.state() != SweepState.RUNNING) {
            return new Stat("Time running", Times.inWords(Duration.ofSeconds(counts.seconds())), "", epochs(), false);
        }
        int ended = counts.succeeded() + counts.stoppedEarly();
        if (bound == null || ended == 0 || counts.epochs() == 0) {
            return new Stat("Left, about", "–", "", "after the first trials", false);
        }
        double each = sweep.trials().stream()
                .filter(trial -> trial.state().ended() || trial.stoppedEarly())
                .mapToInt(TrialView::epochs)
                .average()
                .orElse(0);
        double open = sweep.trials().stream()
                .filter(trial -> !trial.state().ended() && !trial.stoppedEarly())
                .mapToDouble(trial -> Math.max(0, each - trial.epochs()))
                .sum();
        double epochs = open + Math.max(0, bound - counts.trials()) * each;
        long seconds = Math.round(epochs * counts.seconds() / counts.epochs());
        return new Stat("Left, about", Times.inWords(Duration.ofSeconds(seconds)), "", epochs(), false);
    }

    private String epochs() {
        return Figures.grouped(sweep.counts().epochs()) + " epochs so far";
    }

    private Stat speed() {
        return speed.imagesPerSecond() == null
                ? new Stat("Speed", "–", "", "while trials train", false)
                : new Stat(
                        "Speed",
                        Figures.whole(speed.imagesPerSecond()),
                        "images/s",
                        speed.workers() == null ? "" : speed.workers(),
                        false);
    }
}
