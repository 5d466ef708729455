package org.facelab.dashboard.page.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.facelab.dashboard.page.Measure.Better;
import org.facelab.dashboard.page.compare.DifferenceTable.Cell;

/**
 * Cells of a row of numbers: the best is marked, and each is told against the baseline in percent.
 *
 * @param values one for each run, null where it has none
 * @param baseline the place of the run against which the others are told, or -1
 * @param better which of two values is the better one
 */
record Deltas(List<Double> values, int baseline, Better better) {
    /** Above it a percentage says less than the two numbers. */
    private static final double MOST_PERCENT = 9_999;

    List<Cell> cells(Function<Double, String> write) {
        Double best = best();
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Double value = values.get(i);
            if (value == null) {
                cells.add(Cell.MISSING);
                continue;
            }
            String delta = i == baseline ? "" : delta(value);
            cells.add(
                    new Cell(write.apply(value), delta, delta.isEmpty() ? "" : tone(value), value.equals(best), null));
        }
        return cells;
    }

    /** The best finite value if it is better than another one, else null. */
    private Double best() {
        List<Double> finite = values.stream()
                .filter(Objects::nonNull)
                .filter(Double::isFinite)
                .distinct()
                .toList();
        if (better == Better.UNKNOWN || finite.size() < 2) {
            return null;
        }
        return finite.stream()
                .reduce((a, b) -> (better == Better.LOWER) == (a < b) ? a : b)
                .orElse(null);
    }

    private String delta(double value) {
        Double base = baseline < 0 ? null : values.get(baseline);
        if (base == null || base == 0 || !Double.isFinite(base) || !Double.isFinite(value)) {
            return "";
        }
        double percent = (value - base) / Math.abs(base) * 100;
        if (Math.abs(percent) > MOST_PERCENT) {
            return "";
        }
        String text = String.format(Locale.ROOT, Math.abs(percent) < 10 ? "%.1f" : "%.0f", Math.abs(percent));
        boolean none = text.equals("0.0");
        return (none ? "±" : percent < 0 ? "\u2212" : "+") + (none ? "0" : text) + " %";
    }

    private String tone(double value) {
        Double base = values.get(baseline);
        if (better == Better.UNKNOWN || base == value) {
            return "";
        }
        return (better == Better.LOWER) == (value < base) ? "good" : "bad";
    }
}
