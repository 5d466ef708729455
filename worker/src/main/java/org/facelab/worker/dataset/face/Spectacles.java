package org.facelab.worker.dataset.face;

import java.awt.Shape;
import java.awt.geom.RoundRectangle2D;

/** Glasses, if the face wears any. */
final class Spectacles {
    private Spectacles() {}

    static void paint(Canvas canvas, Sitter s) {
        if (s.face.glasses == Glasses.NONE) {
            return;
        }
        boolean round = s.face.glasses == Glasses.ROUND;
        Rgb frame = round ? new Rgb(60, 46, 34) : new Rgb(18, 18, 20);
        double pen = round ? 1.6 : 2.3;
        double y = s.eyeLine;
        double gap = 15.2 * s.face.eyeGap;
        for (int side : Sitter.SIDES) {
            double x = s.fx + side * gap * s.near(side) * 1.02;
            Shape rim = round
                    ? Canvas.turned(x, y + 1.5, 11, 9.6, 0)
                    : new RoundRectangle2D.Double(x - 11.5, y - 7, 23, 16.5, 10, 10);
            canvas.fill(rim, new Rgb(210, 225, 235), 0.10);
            canvas.stroke(rim, pen, frame, 0.95);
            canvas.stroke(
                    Outline.from(x + side * 11, y - 1)
                            .line(s.cx + side * s.w, y + 2)
                            .shape(),
                    pen,
                    frame,
                    0.95);
        }
        canvas.stroke(
                Outline.from(s.fx - gap + 11, y)
                        .bend(s.fx, y - 3, s.fx + gap - 11, y)
                        .shape(),
                pen,
                frame,
                0.95);
    }
}
