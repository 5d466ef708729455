package org.facelab.dashboard.page.run;

import java.util.List;

/**
 * One measure of a run over its epochs.
 *
 * @param name as in the metric's row
 * @param split {@code train} or {@code validation}
 * @param points oldest first, thinned
 */
public record Curve(String name, String split, List<Point> points) {

    /**
     * @param epoch from 1
     * @param step how many steps the run had made
     * @param value may be not a number or infinite
     */
    public record Point(int epoch, long step, double value) {
        public boolean finite() {
            return Double.isFinite(value);
        }
    }

    /** The last point, or null. */
    public Point last() {
        return points.isEmpty() ? null : points.get(points.size() - 1);
    }
}
