package org.facelab.worker.dataset.face;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.TexturePaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.function.Consumer;

/** A square of 128 by 128 on which shapes, strokes and soft patches of colour are laid; not for several threads. */
final class Canvas {
    private final int size;
    private final AffineTransform place;
    private final BufferedImage image;
    private final int[] pixels;
    private final Graphics2D graphics;
    private double opacity = 1;

    /** @param size side in pixels */
    Canvas(int size) {
        this(size, AffineTransform.getScaleInstance(size / 128.0, size / 128.0));
    }

    private Canvas(int size, AffineTransform place) {
        this.size = size;
        this.place = place;
        this.image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        this.graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /** What is drawn next is first moved by this. */
    void transform(AffineTransform next) {
        place.concatenate(next);
    }

    /** Opacity of what is drawn next, 0 to 1. */
    void opacity(double share) {
        opacity = share;
    }

    int[] pixels() {
        return pixels;
    }

    int size() {
        return size;
    }

    void dispose() {
        graphics.dispose();
    }

    void fill(Shape shape, Rgb colour, double alpha) {
        fill(shape, colour.color(alpha * opacity));
    }

    void fill(Shape shape, Paint paint) {
        graphics.setPaint(paint);
        graphics.fill(place.createTransformedShape(shape));
    }

    void ellipse(double x, double y, double rx, double ry, double turn, Rgb colour, double alpha) {
        fill(turned(x, y, rx, ry, turn), colour, alpha);
    }

    static Shape turned(double x, double y, double rx, double ry, double turn) {
        Ellipse2D.Double ellipse = new Ellipse2D.Double(x - rx, y - ry, 2 * rx, 2 * ry);
        return turn == 0
                ? ellipse
                : AffineTransform.getRotateInstance(turn, x, y).createTransformedShape(ellipse);
    }

    void stroke(Shape line, double width, Rgb colour, double alpha) {
        BasicStroke pen = new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        fill(pen.createStrokedShape(line), colour, alpha);
    }

    /** A gradient from one point to another; fractions ascend. */
    Paint gradient(double x0, double y0, double x1, double y1, float[] fractions, Rgb... colours) {
        Point2D from = place.transform(new Point2D.Double(x0, y0), null);
        Point2D to = place.transform(new Point2D.Double(x1, y1), null);
        Color[] stops = new Color[colours.length];
        for (int i = 0; i < stops.length; i++) {
            stops[i] = colours[i].color(opacity);
        }
        return new LinearGradientPaint(from, to, fractions, stops);
    }

    void patch(double x, double y, double rx, double ry, Rgb colour, double alpha) {
        patch(new Patch(x, y, rx, ry, 0, 0), colour, alpha);
    }

    /** A soft patch of colour that fades towards its rim; mixed by hand, which is ten times as quick as Java2D's gradients. */
    void patch(Patch patch, Rgb colour, double alpha) {
        AffineTransform unit = new AffineTransform(place);
        unit.translate(patch.x(), patch.y());
        unit.rotate(patch.turn());
        unit.scale(patch.rx(), patch.ry());
        double cx = unit.getTranslateX();
        double cy = unit.getTranslateY();
        double wide = Math.sqrt(unit.getScaleX() * unit.getScaleX() + unit.getShearX() * unit.getShearX());
        double high = Math.sqrt(unit.getScaleY() * unit.getScaleY() + unit.getShearY() * unit.getShearY());
        double determinant = unit.getDeterminant();
        double ix = unit.getScaleY() / determinant;
        double iy = -unit.getShearX() / determinant;
        double jx = -unit.getShearY() / determinant;
        double jy = unit.getScaleX() / determinant;
        int bottom = (int) Math.min(size - 1, Math.ceil(cy + high));
        int right = (int) Math.min(size - 1, Math.ceil(cx + wide));
        int left = (int) Math.max(0, cx - wide);
        for (int py = (int) Math.max(0, cy - high); py <= bottom; py++) {
            for (int px = left; px <= right; px++) {
                double dx = px + 0.5 - cx;
                double dy = py + 0.5 - cy;
                double u = ix * dx + iy * dy;
                double v = jx * dx + jy * dy;
                double share = patch.share(u * u + v * v);
                if (share > 0) {
                    int at = py * size + px;
                    pixels[at] = mixed(pixels[at], colour, share * alpha * opacity);
                }
            }
        }
    }

    private static int mixed(int rgb, Rgb colour, double alpha) {
        int red = mixed(rgb >> 16 & 255, colour.red(), alpha);
        int green = mixed(rgb >> 8 & 255, colour.green(), alpha);
        return red << 16 | green << 8 | mixed(rgb & 255, colour.blue(), alpha);
    }

    private static int mixed(int below, double above, double alpha) {
        return (int) Math.max(0, Math.min(255, below + (above - below) * alpha + 0.5));
    }

    /** Draws inside a shape alone: on a copy, of which the shape is then cut out with soft edges. */
    void inside(Shape shape, Consumer<Canvas> drawing) {
        Canvas copy = new Canvas(size, new AffineTransform(place));
        System.arraycopy(pixels, 0, copy.pixels, 0, pixels.length);
        drawing.accept(copy);
        copy.dispose();
        fill(shape, new TexturePaint(copy.image, new Rectangle(size, size)));
    }

    /**
     * An ellipse that fades.
     *
     * @param turn in radians
     * @param hard share of the radius within which nothing fades
     */
    record Patch(double x, double y, double rx, double ry, double turn, double hard) {

        /** How much of the patch's opacity there is at a squared distance, where 1 is the rim. */
        double share(double squared) {
            if (squared >= 1) {
                return 0;
            }
            double t = Math.max(0, (Math.sqrt(squared) - hard) / (1 - hard));
            return t < 0.5 ? 1 - 0.9 * t : 1.1 * (1 - t);
        }
    }
}
