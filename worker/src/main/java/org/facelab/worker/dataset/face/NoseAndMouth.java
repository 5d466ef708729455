package org.facelab.worker.dataset.face;

import java.awt.Shape;

/** Nose, the folds beside it, lips and teeth. */
final class NoseAndMouth {
    private NoseAndMouth() {}

    static void paint(Canvas canvas, Sitter s) {
        nose(canvas, s);
        mouth(canvas, s, new Mouth(s));
    }

    private static double noseX(Sitter s) {
        return s.fx + s.face.yaw * 2.2;
    }

    private static double noseY(Sitter s) {
        return s.eyeLine + 20.5 * s.face.noseLength;
    }

    private static void nose(Canvas canvas, Sitter s) {
        double x = noseX(s);
        double y = noseY(s);
        double width = 6.6 * s.face.noseWidth;
        double light = s.light;
        canvas.patch(x - light * 4.4, s.eyeLine + 10, 4, 13, s.shadow, 0.42);
        canvas.patch(x + light * 1.2, s.eyeLine + 9, 2.3, 13, s.lit, 0.5);
        canvas.patch(x - light * 1.5, y + 2.2, width * 1.5, 4.2, s.shadow, 0.5);
        canvas.patch(x + light * 1.2, y - 2, 4, 3.4, s.lit, 0.62);
        for (int side : Sitter.SIDES) {
            canvas.patch(x + side * width, y - 0.2, 2.4, 3.4, s.shadow, s.isLit(side) ? 0.28 : 0.55);
            canvas.patch(x + side * width * 0.52, y + 1.7, 2, 1.2, s.shadow.shade(-0.6), 0.8);
        }
    }

    /** Where the mouth is; up is how far its corners are pulled up, open how far the lips part. */
    private record Mouth(double x, double y, double width, double up, double open) {
        Mouth(Sitter s) {
            this(
                    s.fx + s.face.yaw * 0.8,
                    s.eyeLine + 33.2 + (s.face.height - 1) * 12,
                    10.6 * s.face.mouthWidth * (1 + s.face.smile * 0.2),
                    s.face.smile * 3.4,
                    Math.max(0, s.face.smile - 0.42) * 7.4);
        }

        /** A lens from corner to corner, as wide as a share of the mouth, between two heights. */
        Shape lens(double share, double rise, double upper, double lower) {
            return Outline.from(x - width * share, y - up * rise)
                    .bend(x, upper, x + width * share, y - up * rise)
                    .bend(x, lower, x - width * share, y - up * rise)
                    .shape();
        }
    }

    private static void mouth(Canvas canvas, Sitter s, Mouth m) {
        double x = m.x;
        double y = m.y;
        double lips = s.face.lips;
        Rgb lip = s.skin.mix(new Rgb(168, 72, 68), 0.55).mix(new Rgb(188, 34, 52), s.face.lipstick * 0.7);
        folds(canvas, s, m);
        canvas.fill(
                Outline.from(x - m.width, y - m.up)
                        .bend(x - m.width * 0.4, y - 3.2 * lips - m.up * 0.2, x - 1.6, y - 2.7 * lips)
                        .bend(x, y - 1.9 * lips, x + 1.6, y - 2.7 * lips)
                        .bend(x + m.width * 0.4, y - 3.2 * lips - m.up * 0.2, x + m.width, y - m.up)
                        .bend(x, y + m.open + 7.4 * lips, x - m.width, y - m.up)
                        .shape(),
                lip.shade(-0.1),
                1);
        if (m.open > 0.5) {
            canvas.fill(m.lens(0.92, 0.96, y + 0.4 - m.up * 0.1, y + m.open * 1.5 + 1.8), new Rgb(58, 18, 20), 1);
            canvas.fill(
                    m.lens(0.84, 0.84, y + 0.5, y + m.open * 1.18 + 0.9), new Rgb(250, 247, 242).mix(s.skin, 0.08), 1);
        } else {
            canvas.stroke(
                    Outline.from(x - m.width, y - m.up)
                            .bend(x, y + 1.3 + m.up * 0.5, x + m.width, y - m.up)
                            .shape(),
                    1,
                    s.shadow.shade(-0.55),
                    0.8);
        }
        canvas.patch(x + s.light * 2, y + 2.6 + m.open * 1.1, m.width * 0.45, 1.5, lip.shade(0.55), 0.6);
        canvas.patch(x, y + 8.4 + m.open, m.width * 0.8, 2.8, s.shadow, 0.48);
    }

    private static void folds(Canvas canvas, Sitter s, Mouth m) {
        double width = 6.6 * s.face.noseWidth;
        for (int side : Sitter.SIDES) {
            canvas.stroke(
                    Outline.from(noseX(s) + side * (width + 2.2), noseY(s) - 1)
                            .bend(m.x + side * (m.width + 3.6), m.y - 8, m.x + side * (m.width + 3.4), m.y - m.up + 1)
                            .shape(),
                    1.5,
                    s.shadow,
                    Math.max(0, s.face.smile) * 0.4 + s.face.age * 0.25);
            canvas.patch(m.x + side * (m.width + 1), m.y - m.up, 3, 3, s.shadow, 0.45);
        }
    }
}
