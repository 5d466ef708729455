package org.facelab.worker.dataset.face;

import java.awt.Shape;
import java.awt.geom.Rectangle2D;

/** Eyes with their sockets, lashes and brows. */
final class Eyes {
    private static final Rgb PUPIL = new Rgb(11, 8, 8);
    private static final Rgb LASHES = new Rgb(28, 16, 14);

    private Eyes() {}

    static void paint(Canvas canvas, Sitter s) {
        for (int side : Sitter.SIDES) {
            socket(canvas, s, side);
            ball(canvas, s, side);
            lid(canvas, s, side);
            brow(canvas, s, side);
        }
    }

    private static double halfWidth(Sitter s, int side) {
        return 6.6 * s.face.eyeSize * s.near(side);
    }

    /** Laughing narrows the eyes. */
    private static double halfHeight(Sitter s) {
        return 3.25 * s.face.eyeSize * (1 - Math.max(0, s.face.smile - 0.4) * 0.3);
    }

    private static void socket(Canvas canvas, Sitter s, int side) {
        double x = s.eyeX(side);
        double y = s.eyeLine;
        canvas.patch(x, y - 3.2, 11.5, 8, s.shadow, 0.5);
        canvas.patch(x - side * 6.5, y - 1, 6, 8, s.shadow, 0.34);
        canvas.patch(x, y + 6.4, 8.6, 3.2, s.shadow, 0.16 + s.face.age * 0.3);
    }

    private static void ball(Canvas canvas, Sitter s, int side) {
        double x = s.eyeX(side);
        double y = s.eyeLine;
        double w = halfWidth(s, side);
        double h = halfHeight(s);
        Shape opening = Outline.from(x - w, y + 0.7)
                .curve(x - w * 0.5, y - h * 1.32, x + w * 0.5, y - h * 1.32, x + w, y + (side > 0 ? -0.2 : 0.5))
                .curve(x + w * 0.5, y + h, x - w * 0.5, y + h, x - w, y + 0.7)
                .shape();
        Rgb white = new Rgb(244, 240, 236).mix(s.skin, 0.16).shade(s.isLit(side) ? 0 : -0.13);
        double ix = x + s.face.yaw * 0.9;
        double radius = 3.25 * s.face.eyeSize;
        Rgb iris = s.face.eyes.colour();
        canvas.inside(opening, eye -> {
            eye.fill(new Rectangle2D.Double(x - 10, y - 8, 20, 16), white, 1);
            eye.ellipse(ix, y - 0.3, radius, radius, 0, iris.shade(-0.35), 1);
            eye.patch(ix, y + 1, radius * 0.95, radius * 0.8, iris.shade(0.3), 0.9);
            eye.ellipse(ix, y - 0.3, radius * 0.48, radius * 0.48, 0, PUPIL, 1);
            eye.patch(x, y - h - 0.6, w, 2.6, new Rgb(20, 10, 8), 0.6);
        });
        canvas.ellipse(ix + s.light * 1.2, y - 1.5, 0.85, 0.85, 0, Rgb.WHITE, 0.9);
    }

    private static void lid(Canvas canvas, Sitter s, int side) {
        double x = s.eyeX(side);
        double y = s.eyeLine;
        double w = halfWidth(s, side);
        double h = halfHeight(s);
        boolean feminine = s.face.feminine;
        canvas.stroke(
                Outline.from(x - w, y + 0.7)
                        .curve(
                                x - w * 0.5,
                                y - h * 1.34,
                                x + w * 0.5,
                                y - h * 1.34,
                                x + w + (feminine ? 0.7 : 0) * side,
                                y + (side > 0 ? -0.4 : 0.4))
                        .shape(),
                feminine ? 1.5 : 1,
                feminine ? LASHES : s.shadow.shade(-0.55),
                feminine ? 0.95 : 0.8);
        canvas.stroke(
                Outline.from(x - w * 0.95, y - 2.4)
                        .bend(x, y - h - 4, x + w, y - 2.2)
                        .shape(),
                0.8,
                s.shadow.shade(-0.2),
                0.42);
    }

    private static void brow(Canvas canvas, Sitter s, int side) {
        Face face = s.face;
        double x = s.eyeX(side);
        double w = halfWidth(s, side);
        double y = s.eyeLine - 9.6 + face.browHeight * 0.7 - Math.max(0, face.smile - 0.6);
        double inner = x - side * w * 1.08;
        double outer = x + side * w * 1.32;
        boolean bare = face.hairStyle == HairStyle.BALD || face.hairStyle == HairStyle.CROP;
        canvas.fill(
                Outline.from(inner, y + 1.1 + face.browAngle)
                        .bend(x, y - 2.5 - face.browAngle * 0.3, outer, y + 1.6)
                        .bend(x, y - 0.6 + face.brow * 0.6, inner, y + 1.3 + face.brow * 1.5 + face.browAngle)
                        .shape(),
                s.hair.shade(-0.2).mix(s.skin, bare ? 0.1 : 0.16),
                0.86);
    }
}
