package org.facelab.worker.dataset.face;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

/** Paints a face from the back to the front. */
public final class Portrait {
    /** Goes up when the same number would give other pixels. */
    public static final int VERSION = 1;

    private Portrait() {}

    /**
     * Paints a face.
     *
     * @param size side in pixels
     * @return uint8 (H, W, 3), RGB
     */
    public static byte[] of(Face face, int size) {
        Canvas canvas = new Canvas(size);
        Sitter sitter = new Sitter(face);
        backdrop(canvas, sitter);
        canvas.transform(AffineTransform.getTranslateInstance(64, 66));
        canvas.transform(AffineTransform.getRotateInstance(face.tilt));
        canvas.transform(AffineTransform.getScaleInstance(1.1, 1.1));
        canvas.transform(AffineTransform.getTranslateInstance(-64, -68));
        HairBehind.paint(canvas, sitter);
        Shoulders.paint(canvas, sitter);
        Head.paint(canvas, sitter);
        Eyes.paint(canvas, sitter);
        NoseAndMouth.paint(canvas, sitter);
        HairInFront.paint(canvas, sitter);
        Spectacles.paint(canvas, sitter);
        canvas.dispose();
        return lit(canvas, face);
    }

    private static void backdrop(Canvas canvas, Sitter s) {
        double light = s.light;
        Rgb near = s.face.backdrop;
        Rgb far = s.face.backdropFar;
        Shape all = new Rectangle2D.Double(0, 0, 128, 128);
        double from = light > 0 ? 128 : 0;
        canvas.fill(
                all,
                canvas.gradient(
                        from,
                        0,
                        128 - from,
                        128,
                        new float[] {0, 1},
                        near.shade(0.16),
                        near.mix(far, 0.5).shade(-0.34)));
        canvas.patch(64 + light * 50, 30, 70, 70, near.shade(0.4), 0.5);
        canvas.patch(64 - light * 60, 100, 60, 60, far.shade(-0.5), 0.45);
    }

    /** Lays one warm or cool light over the whole picture, by the W3C's soft-light mixing. */
    private static byte[] lit(Canvas canvas, Face face) {
        boolean warm = face.warmth > 0;
        double[] bright = warm ? new double[] {1, 0.925, 0.8, 0.55} : new double[] {0.886, 0.94, 1, 0.5};
        double[] dim = warm ? new double[] {0.118, 0.078, 0.196, 0.5} : new double[] {0.141, 0.102, 0.078, 0.5};
        int size = canvas.size();
        int[] pixels = canvas.pixels();
        byte[] out = new byte[3 * size * size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double across = (x + 0.5) / size;
                double t = ((face.light > 0 ? 1 - across : across) + (y + 0.5) / size) / 2;
                double alpha = bright[3] + (dim[3] - bright[3]) * t;
                int rgb = pixels[y * size + x];
                for (int c = 0; c < 3; c++) {
                    double below = (rgb >> 16 - 8 * c & 255) / 255.0;
                    double soft = softLight(below, bright[c] + (dim[c] - bright[c]) * t);
                    out[(y * size + x) * 3 + c] = (byte) (255 * (below + (soft - below) * alpha) + 0.5);
                }
            }
        }
        return out;
    }

    private static double softLight(double below, double light) {
        if (light <= 0.5) {
            return below - (1 - 2 * light) * below * (1 - below);
        }
        double lifted = below <= 0.25 ? ((16 * below - 12) * below + 4) * below : Math.sqrt(below);
        return below + (2 * light - 1) * (lifted - below);
    }
}
