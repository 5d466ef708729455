package org.facelab.dashboard.testing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.imageio.ImageIO;

/** Grids of simple faces for pages to show in tests: face i is the same in every epoch, and gets clearer. */
public final class DrawnGrid {
    public static final int TILE = 64;
    public static final int COLUMNS = 8;
    private static final Color[] SKINS = {
        new Color(0x8d5a3b), new Color(0xe3b18f), new Color(0xc68863), new Color(0x5a3827), new Color(0xf0cdb4)
    };
    private static final Color[] HAIRS = {
        new Color(0x1c1512), new Color(0x5b3a22), new Color(0xb8894a), new Color(0x8a3b1c), new Color(0x9a9a96)
    };

    private DrawnGrid() {}

    /** @param clearness 0 (a smudge) to 1 */
    public static void write(OutputStream out, int tiles, long seed, double clearness) throws IOException {
        int rows = (tiles + COLUMNS - 1) / COLUMNS;
        BufferedImage grid = new BufferedImage(COLUMNS * TILE, rows * TILE, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = grid.createGraphics();
        for (int i = 0; i < tiles; i++) {
            g.drawImage(blurred(face(seed + i), clearness), i % COLUMNS * TILE, i / COLUMNS * TILE, null);
        }
        g.dispose();
        ImageIO.write(grid, "png", out);
    }

    /** Clear faces as a packed data set holds them: (N, H, W, 3) bytes. */
    static byte[] packed(int count, long seed) {
        byte[] bytes = new byte[count * TILE * TILE * 3];
        int at = 0;
        for (int i = 0; i < count; i++) {
            BufferedImage face = face(seed + i);
            for (int pixel : face.getRGB(0, 0, TILE, TILE, null, 0, TILE)) {
                bytes[at++] = (byte) (pixel >> 16);
                bytes[at++] = (byte) (pixel >> 8);
                bytes[at++] = (byte) pixel;
            }
        }
        return bytes;
    }

    private static BufferedImage face(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        BufferedImage image = new BufferedImage(TILE, TILE, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        int grey = 90 + random.nextInt(90);
        g.setColor(new Color(grey, grey + 6, grey + 12));
        g.fillRect(0, 0, TILE, TILE);
        Color hair = HAIRS[random.nextInt(HAIRS.length)];
        double width = 30 + random.nextDouble() * 6;
        double left = 32 - width / 2;
        g.setColor(hair);
        g.fill(new Ellipse2D.Double(left - 4, 7, width + 8, random.nextBoolean() ? 54 : 32));
        g.setColor(SKINS[random.nextInt(SKINS.length)]);
        g.fill(new Ellipse2D.Double(left, 13, width, 44));
        g.setColor(hair);
        g.fill(new Arc2D.Double(left, 9, width, 24, 10, 160, Arc2D.CHORD));
        g.setColor(Color.WHITE);
        g.fill(new Ellipse2D.Double(22, 29, 7, 4));
        g.fill(new Ellipse2D.Double(36, 29, 7, 4));
        g.setColor(new Color(0x2a1c14));
        g.fill(new Ellipse2D.Double(24, 29, 4, 4));
        g.fill(new Ellipse2D.Double(38, 29, 4, 4));
        g.setColor(new Color(0x9c4a45));
        g.setStroke(new BasicStroke(2f));
        g.draw(new Arc2D.Double(25, 40, 14, 8, 200, 140, Arc2D.OPEN));
        g.dispose();
        return image;
    }

    private static BufferedImage blurred(BufferedImage face, double clearness) {
        int radius = (int) Math.round((1 - clearness) * 6);
        if (radius == 0) {
            return face;
        }
        int side = 2 * radius + 1;
        float[] weights = new float[side * side];
        Arrays.fill(weights, 1f / weights.length);
        return new ConvolveOp(new Kernel(side, side, weights), ConvolveOp.EDGE_NO_OP, null).filter(face, null);
    }
}
