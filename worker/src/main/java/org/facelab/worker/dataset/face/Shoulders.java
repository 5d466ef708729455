package org.facelab.worker.dataset.face;

/** Neck, clothes, and locks that fall over them. */
final class Shoulders {
    private Shoulders() {}

    static void paint(Canvas canvas, Sitter s) {
        double half = s.face.feminine ? 15 : 19;
        double cx = s.cx;
        canvas.fill(
                Outline.from(cx - half, 88)
                        .line(cx - half - 3, 132)
                        .line(cx + half + 3, 132)
                        .line(cx + half, 88)
                        .shape(),
                canvas.gradient(
                        cx - half,
                        0,
                        cx + half,
                        0,
                        new float[] {0, 0.5f, 1},
                        s.skin.shade(s.light < 0 ? -0.12 : -0.46),
                        s.skin.mix(s.shadow, 0.35).shade(-0.08),
                        s.skin.shade(s.light > 0 ? -0.12 : -0.46)));
        canvas.fill(
                Outline.from(-6, 134)
                        .bend(8, 116, cx - half - 5, 113)
                        .bend(cx, s.face.feminine ? 138 : 128, cx + half + 5, 113)
                        .bend(122, 116, 136, 134)
                        .shape(),
                canvas.gradient(
                        0,
                        110,
                        128,
                        132,
                        new float[] {0, 1},
                        s.face.clothes.shade(s.light < 0 ? 0.15 : -0.3),
                        s.face.clothes.shade(s.light > 0 ? 0.15 : -0.3)));
        canvas.patch(cx, 112, 26, 13, s.shadow.shade(-0.35), 0.6);
        if (s.face.hairStyle == HairStyle.LONG_STRAIGHT || s.face.hairStyle == HairStyle.LONG_WAVY) {
            locks(canvas, s);
        }
    }

    private static void locks(Canvas canvas, Sitter s) {
        double cx = s.cx;
        double w = s.w;
        for (int side : Sitter.SIDES) {
            canvas.fill(
                    Outline.from(cx + side * (w + 1), 70)
                            .curve(cx + side * (w - 6), 96, cx + side * (w - 4), 110, cx + side * (w - 7), 132)
                            .line(cx + side * (w + 13), 132)
                            .curve(cx + side * (w + 9), 106, cx + side * (w + 12), 92, cx + side * (w + 5), 70)
                            .shape(),
                    s.hair.mix(s.isLit(side) ? s.hairLit : s.hairShadow, 0.35),
                    1);
        }
        s.strands(canvas, 18, 0.3, t -> {
            int side = t < 0.5 ? -1 : 1;
            double u = t * 2 % 1;
            return Outline.from(cx + side * (w + u * 6), 74)
                    .curve(
                            cx + side * (w - 3 + u * 10),
                            96,
                            cx + side * (w - 3 + u * 12),
                            110,
                            cx + side * (w - 5 + u * 16),
                            130);
        });
    }
}
