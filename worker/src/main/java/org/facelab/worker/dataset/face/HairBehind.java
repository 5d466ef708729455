package org.facelab.worker.dataset.face;

/** The hair that the head hides in part. */
final class HairBehind {
    private HairBehind() {}

    static void paint(Canvas canvas, Sitter s) {
        switch (s.face.hairStyle) {
            case LONG_STRAIGHT -> falling(canvas, s, 1.2);
            case LONG_WAVY -> falling(canvas, s, 4);
            case LONG_CURLS, ROUND_CURLS -> curls(canvas, s);
            case BOB -> bob(canvas, s);
            case TIED_BACK -> tied(canvas, s);
            case SIDE_PART, SWEPT_UP -> canvas.ellipse(s.cx, 50, s.w + 3, 32, 0, s.hairShadow, 1);
            case CROP, BALD -> {
                // nothing shows behind the head
            }
        }
    }

    private static void falling(Canvas canvas, Sitter s, double wave) {
        double cx = s.cx;
        double w = s.w;
        canvas.fill(
                Outline.from(cx, 7)
                        .curve(cx + w + 16, 6, cx + w + 11 + wave, 50, cx + w + 8 + wave, 78)
                        .curve(cx + w + 5, 96, cx + w + 12 + wave, 108, cx + w + 9, 132)
                        .line(cx - w - 9, 132)
                        .curve(cx - w - 12 - wave, 108, cx - w - 5, 96, cx - w - 8 - wave, 78)
                        .curve(cx - w - 11 - wave, 50, cx - w - 16, 6, cx, 7)
                        .shape(),
                s.hairPaint(canvas));
        s.strands(canvas, 34, 0.22, t -> {
            int side = t < 0.5 ? -1 : 1;
            double u = t * 2 % 1;
            double x = cx + side * (w - 4 + u * 13);
            return Outline.from(cx + side * (8 + u * 26), 14 + u * 12)
                    .curve(x + side * 6, 40, x + side * (wave * (u - 0.3)), 82, x + side * wave * (1 - u), 130);
        });
        canvas.patch(cx - w - 1, 92, 9, 46, s.hairShadow, 0.5);
        canvas.patch(cx + w + 1, 92, 9, 46, s.hairShadow, 0.5);
    }

    private static void curls(Canvas canvas, Sitter s) {
        boolean falling = s.face.hairStyle == HairStyle.LONG_CURLS;
        int count = falling ? 130 : 110;
        for (int i = 0; i < count; i++) {
            double share = (double) i / count;
            double angle = -Math.PI * (falling ? 1.28 : 1.12) + share * Math.PI * (falling ? 1.56 : 1.24);
            double distance = 0.78 + s.random() * 0.34;
            double sine = StrictMath.sin(angle);
            double cosine = StrictMath.cos(angle);
            double drop = falling ? 1 + Math.max(0, sine) * 0.55 : 1;
            double x = s.cx + cosine * (s.w + 15) * distance;
            double y = 56 + sine * 47 * distance * drop + (falling && sine > 0 ? 14 : 0);
            double lit = 0.5 + 0.5 * (cosine * s.light * 0.8 - sine * 0.6);
            double mix = Math.max(0, Math.min(1, lit * 0.62 + s.random() * 0.3 - 0.2));
            canvas.patch(
                    new Canvas.Patch(x, y, 9 + s.random() * 4, 9 + s.random() * 4, 0, 0.35),
                    s.hairShadow.mix(s.hairLit, mix),
                    0.95);
        }
    }

    private static void bob(Canvas canvas, Sitter s) {
        double cx = s.cx;
        double w = s.w;
        canvas.fill(
                Outline.from(cx, 8)
                        .curve(cx + w + 18, 8, cx + w + 12, 62, cx + w + 7, 100)
                        .bend(cx + w - 4, 106, cx + w - 12, 100)
                        .line(cx - w + 12, 100)
                        .bend(cx - w + 4, 106, cx - w - 7, 100)
                        .curve(cx - w - 12, 62, cx - w - 18, 8, cx, 8)
                        .shape(),
                s.hairPaint(canvas));
        s.strands(canvas, 26, 0.22, t -> {
            int side = t < 0.5 ? -1 : 1;
            double u = t * 2 % 1;
            return Outline.from(cx + side * (6 + u * 20), 13 + u * 8)
                    .curve(
                            cx + side * (w + 6 + u * 6),
                            36,
                            cx + side * (w + 2 + u * 6),
                            80,
                            cx + side * (w - 4 + u * 10),
                            100);
        });
    }

    private static void tied(Canvas canvas, Sitter s) {
        double knot = s.cx - s.yaw * 0.4 + s.face.part * 4;
        canvas.patch(new Canvas.Patch(knot, 11, 15, 13, 0, 0.6), s.hair, 1);
        canvas.patch(knot + s.light * 5, 7, 8, 6, s.hairLit, 0.6);
        canvas.fill(Canvas.turned(s.cx, 54, s.w + 4, 41, 0), s.hairPaint(canvas));
    }
}
