package org.facelab.dashboard.page.sweeps;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.facelab.dashboard.sweep.TrialView;
import org.facelab.dashboard.sweep.objective.Goal;

/** How the best objective grew from trial to trial. */
public final class BestSoFar {
    private static final double WIDTH = 92;
    private static final double HEIGHT = 22;
    private static final double EDGE = 2;

    private BestSoFar() {}

    /** From a trial on this is the best. */
    public record Step(int trial, double value) {}

    /** The steps, in the order of the trials; those without an objective change nothing. */
    static List<Step> steps(List<TrialView> trials, Goal goal) {
        List<Step> steps = new ArrayList<>();
        for (TrialView trial : trials) {
            if (trial.objective() != null
                    && (steps.isEmpty()
                            || goal.score(trial.objective())
                                    > goal.score(steps.get(steps.size() - 1).value()))) {
                steps.add(new Step(trial.trial(), trial.objective()));
            }
        }
        return steps;
    }

    /**
     * A line small enough for a table: SVG, 96 by 28.
     *
     * @param path empty before the first objective
     * @param x where it ends
     */
    public record Line(String path, String x, String y) {
        public boolean drawn() {
            return !path.isEmpty();
        }
    }

    /**
     * @param now the newest trial
     * @param all how many there will be
     */
    static Line line(List<Step> steps, int now, int all) {
        if (steps.isEmpty()) {
            return new Line("", "", "");
        }
        double low = steps.stream().mapToDouble(Step::value).min().orElse(0);
        double high = steps.stream().mapToDouble(Step::value).max().orElse(0);
        StringBuilder path = new StringBuilder();
        String y = "";
        for (Step step : steps) {
            String next = text(high == low ? EDGE + HEIGHT / 2 : 3 + HEIGHT * (high - step.value()) / (high - low));
            path.append(
                    path.length() == 0
                            ? "M" + text(x(step.trial(), all)) + " " + next
                            : "H" + text(x(step.trial(), all)) + "V" + next);
            y = next;
        }
        String end = text(x(now, all));
        return new Line(path + "H" + end, end, y);
    }

    private static double x(int trial, int all) {
        return all <= 1 ? EDGE + WIDTH / 2 : EDGE + WIDTH * Math.min(1, (trial - 1.0) / (all - 1));
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
