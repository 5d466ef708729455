package org.facelab.dashboard.testing;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** A simple face, the same for the same number, that grows out of a blur as a model learns. */
final class DrawnFace {
    static final int TILE = 64;
    private static final Color MEAN = new Color(150, 125, 110);

    private DrawnFace() {}

    /** @param learned 0 is a blur, 1 a clear face */
    static BufferedImage draw(int face, int size, double learned) {
        Random random = new Random(face * 7919L);
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.scale(size / 64.0, size / 64.0);
        float skin = 0.35f + 0.6f * random.nextFloat();
        fill(g, Color.getHSBColor(random.nextFloat(), 0.15f, 0.45f + 0.4f * random.nextFloat()), 0, 0, 64, 64);
        Color hair = Color.getHSBColor(0.05f + 0.08f * random.nextFloat(), 0.6f, 0.1f + 0.7f * random.nextFloat());
        boolean longHair = random.nextBoolean();
        g.setColor(hair);
        g.fill(new Ellipse2D.Double(11, 5, 42, longHair ? 54 : 40));
        g.setColor(Color.getHSBColor(0.065f, 0.5f, skin));
        g.fill(new Ellipse2D.Double(24, 44, 16, 22));
        g.fill(new Ellipse2D.Double(15, 13, 34, 42));
        g.setColor(hair);
        g.fill(new Arc2D.Double(14, 7, 36, 30, 0, 180, Arc2D.CHORD));
        for (int side = -1; side <= 1; side += 2) {
            g.setColor(Color.WHITE);
            g.fill(new Ellipse2D.Double(32 + side * 8 - 4, 28, 8, 5));
            g.setColor(Color.getHSBColor(random.nextFloat(), 0.5f, 0.3f));
            g.fill(new Ellipse2D.Double(32 + side * 8 - 2, 28, 4.5, 5));
        }
        g.setColor(new Color(170, 70, 70));
        g.fill(new Arc2D.Double(25, 38, 14, 6 + random.nextInt(6), 180, 180, Arc2D.CHORD));
        g.dispose();
        return blurred(image, learned);
    }

    /** So many faces from the first on, row by row. */
    static BufferedImage sheet(int faces, int columns, int rows, int first, double learned) {
        BufferedImage sheet = new BufferedImage(columns * TILE, rows * TILE, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        for (int i = 0; i < faces; i++) {
            g.drawImage(draw(first + i, TILE, learned), i % columns * TILE, i / columns * TILE, null);
        }
        g.dispose();
        return sheet;
    }

    private static void fill(Graphics2D g, Color colour, int x, int y, int width, int height) {
        g.setColor(colour);
        g.fillRect(x, y, width, height);
    }

    private static BufferedImage blurred(BufferedImage image, double learned) {
        int size = image.getWidth();
        int small = Math.max(3, (int) (size * learned));
        BufferedImage coarse = scaled(image, small);
        BufferedImage result = scaled(coarse, size);
        Graphics2D g = result.createGraphics();
        g.setComposite(AlphaComposite.SrcOver.derive((float) (0.6 * (1 - learned))));
        fill(g, MEAN, 0, 0, size, size);
        g.dispose();
        return result;
    }

    private static BufferedImage scaled(BufferedImage image, int size) {
        BufferedImage result = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = result.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.drawImage(image, 0, 0, size, size, null);
        g.dispose();
        return result;
    }
}
