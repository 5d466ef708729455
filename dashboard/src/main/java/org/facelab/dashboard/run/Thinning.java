package org.facelab.dashboard.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.facelab.dashboard.run.RunMetrics.Point;

/** Fewer points of one series that look the same: of each stretch its lowest, highest and last, and one that is no number. */
final class Thinning {
    private static final int KEPT = 4;

    private Thinning() {}

    /** @param most at least {@value #KEPT} */
    static List<Point> thin(List<Point> series, int most) {
        if (series.size() <= most) {
            return series;
        }
        int stretches = Math.max(1, most / KEPT);
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < stretches; i++) {
            int from = (int) ((long) series.size() * i / stretches);
            int to = (int) ((long) series.size() * (i + 1) / stretches);
            kept.addAll(ofStretch(series.subList(from, to)));
        }
        return kept;
    }

    private static TreeSet<Point> ofStretch(List<Point> stretch) {
        TreeSet<Point> kept = new TreeSet<>(Comparator.comparingInt(Point::epoch));
        kept.add(stretch.get(stretch.size() - 1));
        stretch.stream()
                .filter(point -> Double.isNaN(point.value()))
                .findFirst()
                .ifPresent(kept::add);
        Comparator<Point> byValue = Comparator.comparingDouble(Point::value);
        stretch.stream()
                .filter(point -> !Double.isNaN(point.value()))
                .min(byValue)
                .ifPresent(kept::add);
        stretch.stream()
                .filter(point -> !Double.isNaN(point.value()))
                .max(byValue)
                .ifPresent(kept::add);
        return kept;
    }
}
