package org.facelab.worker.dataset.face;

import java.awt.Shape;
import java.awt.geom.Rectangle2D;

/** Ears and the head with its skin, cheeks and beard. */
final class Head {
    private static final double TOP = 22;

    private Head() {}

    static void paint(Canvas canvas, Sitter s) {
        if (!s.face.hairStyle.hidesEars()) {
            ears(canvas, s);
        }
        canvas.inside(outline(s), skin -> {
            complexion(skin, s);
            if (s.face.beard > 0.02) {
                beard(skin, s);
            }
            if (s.face.hairStyle != HairStyle.BALD) {
                skin.patch(s.cx, 27, s.w + 6, 19, s.shadow.shade(-0.1), 0.5);
            }
        });
    }

    private static void ears(Canvas canvas, Sitter s) {
        for (int side : Sitter.SIDES) {
            double x = s.cx + side * (s.w + 0.2) - s.yaw * 0.5;
            Rgb colour = s.skin.mix(new Rgb(200, 90, 70), 0.22).shade(s.isLit(side) ? -0.04 : -0.36);
            canvas.ellipse(x, 66, 4.4, 8.6, side * 0.16, colour, 1);
            canvas.patch(x, 67, 2.4, 5, s.shadow, 0.5);
        }
    }

    private static Shape outline(Sitter s) {
        double cx = s.cx;
        double w = s.w;
        double jaw = w * s.face.jaw;
        double chin = s.chin;
        return Outline.from(cx, TOP)
                .curve(cx + w * 0.78, TOP, cx + w * 1.04, 38, cx + w, 62)
                .curve(cx + w * 0.98, 82, cx + jaw * 0.92, 95, cx + jaw * 0.56, chin - 7)
                .curve(cx + jaw * 0.3, chin + 1.5, cx - jaw * 0.3, chin + 1.5, cx - jaw * 0.56, chin - 7)
                .curve(cx - jaw * 0.92, 95, cx - w * 0.98, 82, cx - w, 62)
                .curve(cx - w * 1.04, 38, cx - w * 0.78, TOP, cx, TOP)
                .shape();
    }

    private static void complexion(Canvas canvas, Sitter s) {
        double cx = s.cx;
        double light = s.light;
        canvas.fill(
                new Rectangle2D.Double(0, 0, 128, 134),
                canvas.gradient(
                        cx + light * s.w,
                        40,
                        cx - light * s.w,
                        84,
                        new float[] {0, 0.34f, 0.72f, 1},
                        s.lit,
                        s.skin,
                        s.skin.mix(s.shadow, 0.45),
                        s.skin.mix(s.shadow, 0.86)));
        canvas.patch(cx + light * 10 + s.yaw, 38, 30, 19, s.lit, 0.55);
        canvas.patch(cx - light * s.w, 70, 18, 50, s.shadow, 0.5);
        canvas.patch(cx + light * s.w * 1.04, 74, 8, 44, s.shadow, 0.34);
        Rgb blush = s.skin.mix(new Rgb(226, 96, 84), 0.5);
        for (int side : Sitter.SIDES) {
            double x = cx + s.yaw + side * 19;
            canvas.patch(x, 80, 13, 11, blush, s.face.feminine ? 0.42 : 0.26);
            canvas.patch(x + light * 3, 73, 9, 6, s.lit, s.isLit(side) ? 0.5 : 0.12);
        }
        canvas.patch(cx, s.chin - 1, 26, 9, s.shadow, 0.42);
        canvas.patch(cx + s.yaw * 0.8, s.chin - 11, 9, 5.5, s.lit, 0.3);
    }

    private static void beard(Canvas canvas, Sitter s) {
        Rgb colour = s.hair.mix(s.hairShadow, 0.45).mix(s.skin, 0.15);
        canvas.opacity(Math.min(0.92, s.face.beard));
        for (int side : Sitter.SIDES) {
            canvas.patch(s.cx + side * s.w * 0.86, 92, 13, 30, colour, 0.7);
            canvas.patch(s.cx + side * 15 + s.yaw * 0.6, 105, 17, 13, colour, 0.85);
            canvas.patch(new Canvas.Patch(s.cx + side * 7 + s.yaw, 88.2, 9, 3.6, side * 0.16, 0), colour, 0.85);
        }
        canvas.patch(s.cx + s.yaw * 0.6, 109, 22, 12, colour, 0.95);
        canvas.patch(s.cx + s.yaw * 0.9, 103, 6, 5, colour, 0.6);
        canvas.opacity(1);
    }
}
