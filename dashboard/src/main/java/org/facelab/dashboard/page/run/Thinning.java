package org.facelab.dashboard.page.run;

import java.util.List;
import org.facelab.dashboard.page.run.Curve.Point;

/** Makes a curve short without hiding anything: by the same rule as the API's, {@link org.facelab.dashboard.run.Thinning}. */
public final class Thinning {
    private Thinning() {}

    /** At most {@code limit} points of a line, oldest first; a line that is short enough is kept whole. */
    public static List<Point> thin(List<Point> points, int limit) {
        return org.facelab.dashboard.run.Thinning.thin(points, limit, Point::value);
    }
}
