package org.facelab.dashboard.page.sweeps;

import java.util.List;
import org.facelab.dashboard.page.sweeps.BestSoFar.Step;
import org.facelab.dashboard.page.sweeps.SweepPageView.Findings;
import org.facelab.dashboard.sweep.SweepView;

/** Says what the charts of a sweep show. */
final class SweepFindings {
    private SweepFindings() {}

    static Findings of(SweepView sweep) {
        List<Step> steps = BestSoFar.steps(sweep.trials(), sweep.objective().goal());
        int judged = (int) sweep.trials().stream()
                .filter(trial -> trial.objective() != null)
                .count();
        String metric = SweepWords.metric(sweep.objective());
        Step first = steps.isEmpty() ? null : steps.get(0);
        Step last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
        return new Findings(
                last == null
                        ? "No trial has reported " + metric + " yet"
                        : "The best " + metric + " went from " + SweepWords.value(sweep.objective(), first.value())
                                + " at trial " + first.trial() + " to "
                                + SweepWords.value(sweep.objective(), last.value()) + " at trial " + last.trial(),
                "Parallel coordinates of " + sweep.space().size() + " searched settings and " + metric + " of " + judged
                        + " trials; the table of trials holds the same figures",
                metric + " of each trial by epoch"
                        + (sweep.best() == null
                                ? ""
                                : "; trial " + sweep.best().trial() + " is the best with "
                                        + SweepWords.value(
                                                sweep.objective(), sweep.best().objective())),
                metric
                        + (SweepWords.unit(sweep.objective()).isEmpty()
                                ? ""
                                : ", " + SweepWords.unit(sweep.objective())),
                judged);
    }
}
