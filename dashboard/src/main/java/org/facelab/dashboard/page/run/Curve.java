package org.facelab.dashboard.page.run;

import java.util.List;

/**
 * One measure of a run over its epochs.
 *
 * @param name as in the metric's row
 * @param split {@code train} or {@code validation}
 * @param notFinite how many values were no finite numbers before it was thinned
 * @param points oldest first, thinned
 */
public record Curve(String name, String split, long notFinite, List<Point> points) {

    /**
     * @param epoch from 1
     * @param step how many steps the run had made
     * @param seconds from the run's first start to the end of this epoch, all waiting between them included
     * @param value may be not a number or infinite
     */
    public record Point(int epoch, long step, double seconds, double value) {
        Point at(double when) {
            return new Point(epoch, step, when, value);
        }

        public boolean finite() {
            return Double.isFinite(value);
        }
    }

    /** The last point, or null. */
    public Point last() {
        return points.isEmpty() ? null : points.get(points.size() - 1);
    }
}
