package org.facelab.worker.dataset;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;

/** Takes the pixels out of decoded images, whatever their colour model. Transparent parts are laid on white. */
final class Pixels {
    private Pixels() {}

    /** The square at the middle of a decoded image, 1 channel for grey colour models and 3 for all others. */
    static Tile square(BufferedImage image) {
        int size = Math.min(image.getWidth(), image.getHeight());
        int left = (image.getWidth() - size) / 2;
        int top = (image.getHeight() - size) / 2;
        ColorModel model = image.getColorModel();
        if (model instanceof ComponentColorModel
                && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY
                && isWhole(model.getTransferType())) {
            return grey(image.getRaster(), left, top, size);
        }
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR
                && image.getRaster().getDataBuffer().getSize() == 3 * image.getWidth() * image.getHeight()) {
            return blueGreenRed(image, left, top, size);
        }
        return colour(inStandardColours(image), left, top, size);
    }

    private static boolean isWhole(int transferType) {
        return transferType == DataBuffer.TYPE_BYTE || transferType == DataBuffer.TYPE_USHORT;
    }

    /** Grey values as they are stored: Java's own conversion would take them for linear light and brighten them. */
    private static Tile grey(Raster raster, int left, int top, int size) {
        boolean alpha = raster.getNumBands() == 2;
        int bands = raster.getNumBands();
        int shift = raster.getTransferType() == DataBuffer.TYPE_USHORT ? 8 : 0;
        byte[] out = new byte[size * size];
        int[] row = new int[size * bands];
        for (int y = 0; y < size; y++) {
            raster.getPixels(left, top + y, size, 1, row);
            for (int x = 0; x < size; x++) {
                int value = row[x * bands] >> shift;
                out[y * size + x] = (byte) (alpha ? onWhite(value, row[x * bands + 1] >> shift) : value);
            }
        }
        return new Tile(size, 1, out);
    }

    /** The JPEG decoder's own layout, read straight from its array: most images come this way. */
    private static Tile blueGreenRed(BufferedImage image, int left, int top, int size) {
        byte[] in = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        byte[] out = new byte[size * size * 3];
        int o = 0;
        for (int y = 0; y < size; y++) {
            int p = ((top + y) * image.getWidth() + left) * 3;
            for (int x = 0; x < size; x++) {
                out[o] = in[p + 2];
                out[o + 1] = in[p + 1];
                out[o + 2] = in[p];
                o += 3;
                p += 3;
            }
        }
        return new Tile(size, 3, out);
    }

    private static Tile colour(BufferedImage image, int left, int top, int size) {
        byte[] out = new byte[size * size * 3];
        int[] row = new int[size];
        int o = 0;
        for (int y = 0; y < size; y++) {
            image.getRGB(left, top + y, size, 1, row, 0, size);
            for (int argb : row) {
                int alpha = argb >>> 24;
                out[o++] = (byte) onWhite(argb >> 16 & 255, alpha);
                out[o++] = (byte) onWhite(argb >> 8 & 255, alpha);
                out[o++] = (byte) onWhite(argb & 255, alpha);
            }
        }
        return new Tile(size, 3, out);
    }

    private static int onWhite(int value, int alpha) {
        return alpha == 255 ? value : (value * alpha + 255 * (255 - alpha) + 127) / 255;
    }

    /** A photograph with a colour profile of its own is brought to sRGB at once: pixel by pixel takes a hundred times as long. */
    private static BufferedImage inStandardColours(BufferedImage image) {
        ColorModel model = image.getColorModel();
        if (model.getColorSpace().isCS_sRGB() || !(model instanceof ComponentColorModel)) {
            return image;
        }
        BufferedImage standard = new BufferedImage(
                image.getWidth(),
                image.getHeight(),
                model.hasAlpha() ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
        return new ColorConvertOp(null).filter(image, standard);
    }
}
