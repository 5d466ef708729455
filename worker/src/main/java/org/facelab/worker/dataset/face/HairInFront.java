package org.facelab.worker.dataset.face;

import java.awt.Shape;

/** The hair that frames the forehead. */
final class HairInFront {
    private HairInFront() {}

    static void paint(Canvas canvas, Sitter s) {
        switch (s.face.hairStyle) {
            case SIDE_PART -> sidePart(canvas, s);
            case CROP -> crop(canvas, s);
            case SWEPT_UP -> sweptUp(canvas, s);
            case LONG_STRAIGHT -> centrePart(canvas, s);
            case LONG_WAVY, LONG_CURLS -> sideCurtains(canvas, s);
            case BOB -> fringe(canvas, s);
            case ROUND_CURLS -> Curls.overForehead(canvas, s);
            case TIED_BACK -> tiedBack(canvas, s);
            case BALD -> canvas.patch(s.cx + s.light * 12, 30, 15, 9, Rgb.WHITE, 0.32);
        }
        if (s.face.hairStyle != HairStyle.ROUND_CURLS && s.face.hairStyle != HairStyle.BALD) {
            gloss(canvas, s);
        }
    }

    private static void gloss(Canvas canvas, Sitter s) {
        double low = s.face.hairStyle == HairStyle.CROP ? 25 : 21;
        canvas.patch(new Canvas.Patch(s.cx + s.light * 12, low, 17, 7, s.light * 0.3, 0), s.hairLit.shade(0.35), 0.3);
    }

    /**
     * Hair close to the skull.
     *
     * @param line height of the hairline
     * @param ends how far down it goes at the sides
     * @param volume how far it stands off
     * @param sway how far the hairline's peak is off the middle
     */
    private static Shape cap(Sitter s, double line, double ends, double volume, double sway) {
        double cx = s.cx;
        double w = s.w;
        return Outline.from(cx - w - 1.5, ends)
                .curve(cx - w - 6, 34 - volume, cx - w * 0.62, 10 - volume, cx, 9 - volume)
                .curve(cx + w * 0.62, 10 - volume, cx + w + 6, 34 - volume, cx + w + 1.5, ends)
                .curve(cx + w - 2, 50, cx + w - 4, line + 9, cx + w * 0.66 + sway, line + 2)
                .bend(cx + sway, line - 5, cx - w * 0.66 + sway, line + 2)
                .curve(cx - w + 4, line + 9, cx - w + 2, 50, cx - w - 1.5, ends)
                .shape();
    }

    private static void sidePart(Canvas canvas, Sitter s) {
        double cx = s.cx;
        double w = s.w;
        int q = s.face.part;
        canvas.fill(cap(s, 37, 60, 1, q * 3), s.hairPaint(canvas));
        s.strands(canvas, 30, 0.22, t -> {
            double x = cx - w + t * w * 2;
            return Outline.from(cx + q * 12, 13).bend(x, 14, x * 0.5 + (cx - q * (t * w)) * 0.5, 36);
        });
        canvas.fill(
                Outline.from(cx + q * 15, 17)
                        .bend(cx - q * 16, 18, cx - q * (w - 1), 46)
                        .bend(cx - q * 12, 27, cx + q * 15, 17)
                        .shape(),
                s.hair,
                1);
    }

    private static void crop(Canvas canvas, Sitter s) {
        canvas.opacity(0.82);
        canvas.fill(cap(s, 34, 57, -4, 0), s.hairPaint(canvas));
        canvas.opacity(1);
    }

    private static void sweptUp(Canvas canvas, Sitter s) {
        double cx = s.cx;
        double w = s.w;
        int q = s.face.part;
        canvas.fill(cap(s, 36, 58, 3, 0), s.hairPaint(canvas));
        canvas.fill(
                Outline.from(cx - q * w * 0.82, 40)
                        .curve(cx - q * w, 10, cx + q * 4, 0, cx + q * w * 0.8, 12)
                        .curve(cx + q * w * 1.02, 20, cx + q * w * 0.95, 34, cx + q * w * 0.86, 42)
                        .curve(cx + q * 20, 26, cx - q * 8, 30, cx - q * w * 0.82, 40)
                        .shape(),
                s.hairPaint(canvas));
        s.strands(
                canvas,
                24,
                0.22,
                t -> Outline.from(cx - q * w * (0.8 - t * 1.3), 37 - t * 4)
                        .bend(cx - q * w * (0.7 - t * 1.3), 14, cx + q * w * (0.1 + t * 0.7), 8 + t * 8));
    }

    private static void centrePart(Canvas canvas, Sitter s) {
        double cx = s.cx;
        double w = s.w;
        for (int side : Sitter.SIDES) {
            canvas.fill(
                    Outline.from(cx, 9)
                            .curve(cx + side * 4, 22, cx + side * (w - 9), 34, cx + side * (w - 3), 84)
                            .curve(cx + side * (w + 6), 78, cx + side * (w + 9), 22, cx, 9)
                            .shape(),
                    s.hair.mix(s.isLit(side) ? s.hairLit : s.hairShadow, 0.3),
                    1);
            s.strands(
                    canvas,
                    10,
                    0.3,
                    t -> Outline.from(cx + side * 2, 11)
                            .curve(
                                    cx + side * (8 + t * 20),
                                    18,
                                    cx + side * (w - 5 + t * 8),
                                    40,
                                    cx + side * (w - 2 + t * 7),
                                    82));
        }
    }

    private static void sideCurtains(Canvas canvas, Sitter s) {
        double cx = s.cx;
        double w = s.w;
        int q = s.face.part;
        for (int side : Sitter.SIDES) {
            boolean large = side != q;
            canvas.fill(
                    Outline.from(cx + q * 11, 10)
                            .curve(
                                    cx + (large ? -q * 6 : q * 16),
                                    28,
                                    cx + side * (w - (large ? 5 : 4)),
                                    36,
                                    cx + side * (w - 2),
                                    78)
                            .curve(cx + side * (w + 8), 70, cx + side * (w + 12), 12, cx + q * 11, 10)
                            .shape(),
                    s.hair.mix(s.isLit(side) ? s.hairLit : s.hairShadow, 0.28),
                    1);
            if (s.face.hairStyle == HairStyle.LONG_WAVY) {
                s.strands(
                        canvas,
                        11,
                        0.3,
                        t -> Outline.from(cx + q * 10, 12)
                                .curve(
                                        cx + side * (4 + t * 20) + (large ? -q * 2 : q * 5),
                                        20,
                                        cx + side * (w - 6 + t * 10),
                                        40,
                                        cx + side * (w - 1 + t * 7),
                                        76));
            }
        }
        if (s.face.hairStyle == HairStyle.LONG_CURLS) {
            Curls.besideFace(canvas, s);
        }
    }

    private static void fringe(Canvas canvas, Sitter s) {
        double cx = s.cx;
        double w = s.w;
        canvas.fill(cap(s, 45, 92, 1, 0), s.hairPaint(canvas));
        canvas.fill(
                Outline.from(cx - w + 1, 60)
                        .curve(cx - w, 26, cx + w, 26, cx + w - 1, 60)
                        .curve(cx + w - 6, 49, cx + 14, 47.5, cx, 48.5)
                        .curve(cx - 14, 47.5, cx - w + 6, 49, cx - w + 1, 60)
                        .shape(),
                s.hair.mix(s.hairLit, 0.16),
                1);
        s.strands(canvas, 28, 0.3, t -> {
            double x = cx - w + 3 + t * (w * 2 - 6);
            return Outline.from(cx + (x - cx) * 0.5, 16).bend(x, 26, x, 47);
        });
    }

    private static void tiedBack(Canvas canvas, Sitter s) {
        double cx = s.cx;
        double w = s.w;
        canvas.fill(cap(s, 35, 58, -1, 0), s.hairPaint(canvas));
        s.strands(canvas, 26, 0.22, t -> {
            double x = cx - w + t * w * 2;
            return Outline.from(x, 40 - StrictMath.sin(t * Math.PI) * 8)
                    .bend(x * 0.6 + cx * 0.4, 22, cx + s.face.part * 4, 13);
        });
    }
}
