package org.facelab.dashboard.page.compare;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import org.facelab.dashboard.page.Measure;
import org.facelab.dashboard.page.compare.CompareView.Compared;
import org.facelab.dashboard.page.compare.CompareView.Offers;
import org.facelab.dashboard.page.run.RunHead;

/** Puts a comparison together: a statement each for lines, figures, pictures and offers, whatever the number of runs. */
@ApplicationScoped
class CompareViews {
    private static final int OFFERED = 12;
    private final ComparedLines lines;
    private final LastFigures figures;
    private final Shots shots;
    private final Choosing choosing;

    CompareViews(ComparedLines lines, LastFigures figures, Shots shots, Choosing choosing) {
        this.lines = lines;
        this.figures = figures;
        this.shots = shots;
        this.choosing = choosing;
    }

    CompareView of(List<RunHead> heads, Looks asked) {
        List<Figure> last = figures.of(heads);
        Looks looks = reported(asked, last);
        return new CompareView(
                looks,
                new Compared(heads, Remarks.of(heads, looks)),
                Charts.of(looks, lines.of(heads, looks.measure(), looks.split()), last),
                Galleries.of(heads, shots.of(heads), looks),
                Differences.of(heads, last, looks),
                new Offers(
                        choosing.others(looks.numbers(), OFFERED), choosing.kept(), heads.size() >= ChosenRuns.MOST));
    }

    /** A measure that no run reports of this split gives way to one that some do. */
    private static Looks reported(Looks looks, List<Figure> figures) {
        if (figures.isEmpty() || Charts.reports(looks.measure(), looks.split(), figures) > 0) {
            return looks;
        }
        return Arrays.stream(Measure.values())
                .filter(measure -> Charts.reports(measure, looks.split(), figures) > 0)
                .findFirst()
                .map(measure -> looks.of(measure))
                .orElse(looks);
    }
}
