package org.facelab.dashboard.run;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Fewer points of one series that look the same: of each stretch the lowest, the highest, the last and the first that is
 * not finite are kept, so that no peak and no break is hidden.
 */
public final class Thinning {
    private static final int KEPT = 4;

    private Thinning() {}

    /**
     * At most {@code most} points, in their order; a series that is short enough is kept whole.
     *
     * @param most at least {@value #KEPT}
     * @param value of a point
     */
    public static <T> List<T> thin(List<T> series, int most, ToDoubleFunction<T> value) {
        if (series.size() <= most) {
            return series;
        }
        int stretches = Math.max(1, most / KEPT);
        List<T> kept = new ArrayList<>(most);
        for (int i = 0; i < stretches; i++) {
            int from = (int) ((long) series.size() * i / stretches);
            int to = (int) ((long) series.size() * (i + 1) / stretches);
            keep(series.subList(from, to), value, kept);
        }
        return kept;
    }

    private static <T> void keep(List<T> stretch, ToDoubleFunction<T> value, List<T> kept) {
        int lowest = -1;
        int highest = -1;
        int broken = -1;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < stretch.size(); i++) {
            double here = value.applyAsDouble(stretch.get(i));
            if (!Double.isFinite(here)) {
                broken = broken < 0 ? i : broken;
                continue;
            }
            if (here < least) {
                least = here;
                lowest = i;
            }
            if (here > most) {
                most = here;
                highest = i;
            }
        }
        TreeSet<Integer> places = new TreeSet<>(List.of(lowest, highest, broken, stretch.size() - 1));
        places.remove(-1);
        places.forEach(place -> kept.add(stretch.get(place)));
    }
}
