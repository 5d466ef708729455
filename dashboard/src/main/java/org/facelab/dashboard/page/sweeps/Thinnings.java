package org.facelab.dashboard.page.sweeps;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.page.sweeps.SweepFormView.Line;
import org.facelab.dashboard.page.sweeps.SweepFormView.Rung;
import org.facelab.dashboard.page.sweeps.SweepFormView.Thinning;
import org.facelab.dashboard.sweep.SweepPreview;

/** Draws how trials are set aside: one line a trial, as long as it trains; ink for those that reach the end. */
final class Thinnings {
    private static final double LEFT = 4;
    private static final double RIGHT = 356;
    private static final double HEIGHT = 178;
    private static final int MOST_LINES = 60;

    private Thinnings() {}

    /**
     * @param preview whose rungs end with the last epoch
     * @param trials that begin
     * @param epochs of a whole trial
     */
    static Thinning of(SweepPreview preview, int trials, int epochs) {
        List<SweepPreview.Rung> rungs = preview.rungs();
        List<Line> lines = new ArrayList<>();
        int drawn = Math.min(MOST_LINES, trials);
        for (int i = 0; i < drawn; i++) {
            // the i-th line stands for the trial of that rank
            double rank = (i + 0.5) * trials / drawn;
            int to = rungs.get(0).epoch();
            for (SweepPreview.Rung rung : rungs) {
                to = rank <= rung.trials() ? rung.epoch() : to;
            }
            String y = text(2.5 + i * HEIGHT / drawn);
            lines.add(new Line(y, text(x(to, epochs)), to == epochs ? "on" : ""));
        }
        List<Rung> marks = new ArrayList<>();
        for (int i = 0; i + 1 < rungs.size(); i++) {
            SweepPreview.Rung rung = rungs.get(i);
            int on = rungs.get(i + 1).trials();
            int pausing = rung.trials() - on;
            double x = x(rung.epoch(), epochs);
            marks.add(new Rung(
                    text(x),
                    // a word right of the last rungs would be cut off
                    x > (LEFT + RIGHT) * 0.7 ? "end" : "start",
                    pausing <= 0 ? "" : pausing + (pausing == 1 ? " pauses" : " pause"),
                    rung.epoch(),
                    text(8 + HEIGHT * (on + rung.trials()) / 2.0 / Math.max(1, trials))));
        }
        double saved = preview.epochs() == null || preview.fullEpochs() == null || preview.fullEpochs() == 0
                ? 0
                : 1 - preview.epochs() / (double) preview.fullEpochs();
        return new Thinning(
                "About " + Figures.percent(saved) + " of the epochs saved; "
                        + rungs.get(rungs.size() - 1).trials() + " of " + trials + " train to the end.",
                lines,
                marks,
                epochs + " epochs");
    }

    private static double x(int epoch, int epochs) {
        return LEFT + (RIGHT - LEFT) * epoch / epochs;
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
