package org.facelab.dashboard.page.run;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.facelab.dashboard.page.run.Curve.Point;

/**
 * Makes a long line short without hiding anything: of each stretch of epochs the lowest, the highest, the last and the
 * first value that is not finite are kept.
 */
public final class Thinning {
    private static final int KEPT_OF_A_STRETCH = 4;

    private Thinning() {}

    /** At most {@code limit} points of a line, oldest first; a line that is short enough is kept whole. */
    public static List<Point> thin(List<Point> points, int limit) {
        if (points.size() <= limit) {
            return points;
        }
        int stretches = Math.max(1, limit / KEPT_OF_A_STRETCH);
        List<Point> kept = new ArrayList<>(limit);
        for (int i = 0; i < stretches; i++) {
            int from = (int) ((long) i * points.size() / stretches);
            int to = (int) ((long) (i + 1) * points.size() / stretches);
            kept.addAll(stretch(points.subList(from, to)));
        }
        return kept;
    }

    private static List<Point> stretch(List<Point> points) {
        Point lowest = null;
        Point highest = null;
        Point broken = null;
        for (Point point : points) {
            if (!point.finite()) {
                broken = broken == null ? point : broken;
                continue;
            }
            lowest = lowest == null || point.value() < lowest.value() ? point : lowest;
            highest = highest == null || point.value() > highest.value() ? point : highest;
        }
        TreeMap<Integer, Point> kept = new TreeMap<>();
        Point last = points.get(points.size() - 1);
        for (Point point : new Point[] {lowest, highest, broken, last}) {
            if (point != null) {
                kept.put(point.epoch(), point);
            }
        }
        return List.copyOf(kept.values());
    }
}
