package org.facelab.dashboard.page.sweeps;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.sweep.SweepView;
import org.facelab.dashboard.sweep.TrialView;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;

/**
 * How much each searched setting matters: the share of the differences in rank between trials that this setting alone
 * explains, as adjusted R² of a curve of second degree (in the logarithm for log ranges) or, for lists, of the means of
 * their values. Ranks, because one diverged trial would outweigh all others; the adjustment, because with few trials any
 * curve seems to explain something. Shares of settings that act together are not told apart, so they need not sum to 1.
 */
public final class Importance {
    /** Below so many trials the figures are guesses. */
    static final int ENOUGH = 20;

    /** More than the three coefficients of a curve by as much as leaves something to judge by. */
    private static final int FEWEST = 6;

    private Importance() {}

    /** @param share 0 to 1, null where too few trials tell */
    public record Bar(String setting, Double share) {
        public int percent() {
            return share == null ? 0 : (int) Math.round(100 * share);
        }

        public String text() {
            return share == null ? "–" : Figures.percent(share);
        }
    }

    /** The most important first. */
    static List<Bar> of(SweepView sweep) {
        List<TrialView> judged = sweep.trials().stream()
                .filter(trial -> trial.objective() != null)
                .toList();
        List<Bar> bars = new ArrayList<>();
        sweep.space().fieldNames().forEachRemaining(name -> {
            List<TrialView> those =
                    judged.stream().filter(trial -> trial.settings().has(name)).toList();
            bars.add(new Bar(
                    SweepWords.setting(name), share(those, name, sweep.space().get(name))));
        });
        bars.sort(Comparator.comparing(Bar::share, Comparator.nullsLast(Comparator.reverseOrder())));
        return bars;
    }

    private static Double share(List<TrialView> trials, String name, JsonNode entry) {
        List<JsonNode> values =
                trials.stream().map(trial -> trial.settings().get(name)).toList();
        double[][] terms = entry.has("values") ? groups(values) : curve(values, entry.has("log"));
        if (trials.size() < FEWEST || terms[0].length == 0 || trials.size() < terms[0].length + 3) {
            return null;
        }
        double[] ranks = new NaturalRanking()
                .rank(trials.stream().mapToDouble(TrialView::objective).toArray());
        if (Arrays.stream(ranks).distinct().count() < 2) {
            return null;
        }
        OLSMultipleLinearRegression fit = new OLSMultipleLinearRegression();
        fit.newSampleData(ranks, terms);
        return Math.max(0, Math.min(1, fit.calculateAdjustedRSquared()));
    }

    /** One column less than there are values: whether a trial has the value. */
    private static double[][] groups(List<JsonNode> values) {
        List<JsonNode> levels = values.stream().distinct().toList();
        double[][] terms = new double[Math.max(1, values.size())][Math.max(0, levels.size() - 1)];
        for (int i = 0; i < values.size(); i++) {
            int level = levels.indexOf(values.get(i));
            if (level > 0) {
                terms[i][level - 1] = 1;
            }
        }
        return terms;
    }

    /** The value and its square, both centred and scaled or the two would be one to the arithmetic. */
    private static double[][] curve(List<JsonNode> values, boolean logarithmic) {
        double[] x = values.stream()
                .mapToDouble(value -> logarithmic ? Math.log(value.doubleValue()) : value.doubleValue())
                .toArray();
        double low = Arrays.stream(x).min().orElse(0);
        double high = Arrays.stream(x).max().orElse(0);
        long distinct = Arrays.stream(x).distinct().count();
        double[][] terms = new double[Math.max(1, x.length)][(int) Math.min(2, Math.max(0, distinct - 1))];
        for (int i = 0; i < x.length && terms[0].length > 0; i++) {
            double unit = 2 * (x[i] - low) / (high - low) - 1;
            terms[i][0] = unit;
            if (terms[i].length > 1) {
                terms[i][1] = unit * unit;
            }
        }
        return terms;
    }
}
