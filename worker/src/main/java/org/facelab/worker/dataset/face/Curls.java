package org.facelab.worker.dataset.face;

/** Single curls in front of the head. */
final class Curls {
    private Curls() {}

    static void besideFace(Canvas canvas, Sitter s) {
        for (int i = 0; i < 44; i++) {
            int side = i % 2 == 0 ? -1 : 1;
            double down = s.random();
            double x = s.cx + side * (s.w - 1 + s.random() * 9);
            double mix = 0.35 + side * s.light * 0.3 + s.random() * 0.25;
            curl(canvas, s, x, 26 + down * 78, 5, mix);
        }
    }

    static void overForehead(Canvas canvas, Sitter s) {
        for (int i = 0; i < 60; i++) {
            double angle = -Math.PI * 1.03 + s.random() * Math.PI * 1.06;
            double distance = 0.78 + s.random() * 0.2;
            double cosine = StrictMath.cos(angle);
            double x = s.cx + cosine * (s.w + 3) * distance;
            double y = 47 + StrictMath.sin(angle) * 33 * distance;
            curl(canvas, s, x, y, 5.5, 0.4 + cosine * s.light * 0.35 + (s.random() - 0.5) * 0.4);
        }
    }

    private static void curl(Canvas canvas, Sitter s, double x, double y, double radius, double mix) {
        Rgb colour = s.hairShadow.mix(s.hairLit, Math.max(0, Math.min(1, mix)));
        canvas.patch(new Canvas.Patch(x, y, radius + s.random() * 3, radius + s.random() * 3, 0, 0.25), colour, 0.85);
    }
}
