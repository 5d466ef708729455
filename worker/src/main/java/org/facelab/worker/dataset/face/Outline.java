package org.facelab.worker.dataset.face;

import java.awt.Shape;
import java.awt.geom.Path2D;

/** Draws an outline from point to point. */
final class Outline {
    private final Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO);

    private Outline(double x, double y) {
        path.moveTo(x, y);
    }

    static Outline from(double x, double y) {
        return new Outline(x, y);
    }

    Outline line(double x, double y) {
        path.lineTo(x, y);
        return this;
    }

    /** A quadratic curve to (x, y), pulled by (px, py). */
    Outline bend(double px, double py, double x, double y) {
        path.quadTo(px, py, x, y);
        return this;
    }

    /** A cubic curve to (x, y), pulled by (px, py) at its start and (qx, qy) at its end. */
    Outline curve(double px, double py, double qx, double qy, double x, double y) {
        path.curveTo(px, py, qx, qy, x, y);
        return this;
    }

    Shape shape() {
        return path;
    }
}
