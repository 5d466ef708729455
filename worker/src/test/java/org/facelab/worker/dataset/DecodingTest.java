package org.facelab.worker.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodingTest {
    private static final int SIZE = 32;
    private final ImageDecoder decoder = new ImageDecoder(SIZE, Crop.CENTRE, Limits.DEFAULT);

    @AfterEach
    void close() {
        decoder.close();
    }

    /** Corner colours of an image, clockwise from the top left, as letters. */
    private static String corners(Tile tile) {
        return "" + at(tile, 4, 4) + at(tile, SIZE - 5, 4) + at(tile, SIZE - 5, SIZE - 5) + at(tile, 4, SIZE - 5);
    }

    private static char at(Tile tile, int x, int y) {
        int p = (y * SIZE + x) * 3;
        boolean red = (tile.pixels()[p] & 255) > 127;
        boolean green = (tile.pixels()[p + 1] & 255) > 127;
        boolean blue = (tile.pixels()[p + 2] & 255) > 127;
        return red && green && blue ? 'W' : red ? 'R' : green ? 'G' : blue ? 'B' : 'K';
    }

    /** Red, green, blue and black quarters, clockwise from the top left, in a picture wider than high. */
    private static BufferedImage quarters(int type) {
        BufferedImage image = new BufferedImage(160, 96, type);
        Graphics2D graphics = image.createGraphics();
        Color[] colours = {Color.RED, Color.GREEN, Color.BLUE, Color.BLACK};
        int[][] at = {{0, 0}, {80, 0}, {80, 48}, {0, 48}};
        for (int i = 0; i < 4; i++) {
            graphics.setColor(colours[i]);
            graphics.fillRect(at[i][0], at[i][1], 80, 48);
        }
        graphics.dispose();
        return image;
    }

    @ParameterizedTest
    @CsvSource({"1, RGBK", "2, GRKB", "3, BKRG", "4, KBGR", "5, RKBG", "6, KRGB", "7, BGRK", "8, GBKR"})
    void photograph_is_turned_upright_as_its_exif_says(int orientation, String corners) throws Exception {
        byte[] jpeg = TestImages.encoded(quarters(BufferedImage.TYPE_3BYTE_BGR), "jpg");
        assertThat(corners(decoder.decode(withExif(jpeg, orientation)))).isEqualTo(corners);
    }

    /** Puts an EXIF segment with one tag, the orientation, behind the JPEG's first two bytes. */
    private static byte[] withExif(byte[] jpeg, int orientation) {
        byte[] exif = {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        byte[] out = new byte[jpeg.length + exif.length];
        System.arraycopy(jpeg, 0, out, 0, 2);
        System.arraycopy(exif, 0, out, 2, exif.length);
        System.arraycopy(jpeg, 2, out, 2 + exif.length, jpeg.length - 2);
        return out;
    }

    @Test
    void broken_exif_leaves_the_picture_as_it_is_stored() throws Exception {
        byte[] jpeg = withExif(TestImages.encoded(quarters(BufferedImage.TYPE_3BYTE_BGR), "jpg"), 6);
        Arrays.fill(jpeg, 14, 36, (byte) 0xEE);
        assertThat(corners(decoder.decode(jpeg))).isEqualTo("RGBK");
    }

    @Test
    void transparent_parts_are_laid_on_white() throws Exception {
        BufferedImage image = quarters(BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < 48; y++) {
            for (int x = 0; x < 80; x++) {
                image.setRGB(x, y, 0);
                image.setRGB(80 + x, y, 0x800000FF);
            }
        }
        Tile tile = decoder.decode(TestImages.encoded(image, "png"));
        assertThat(at(tile, 4, 4)).isEqualTo('W');
        int half = (4 * SIZE + SIZE - 5) * 3;
        assertThat(tile.pixels()[half] & 255).isBetween(125, 129);
        assertThat(tile.pixels()[half + 2] & 255).isEqualTo(255);
        assertThat(at(tile, SIZE - 5, SIZE - 5)).isEqualTo('B');
    }

    @Test
    void cmyk_jpeg_is_read() throws Exception {
        WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 96, 96, 4, null);
        for (int y = 0; y < 96; y++) {
            for (int x = 0; x < 96; x++) {
                // Adobe stores inks inverted: 255 is none; yellow and magenta make red
                inks.setPixel(x, y, new int[] {255, y < 48 ? 0 : 255, y < 48 ? 0 : 255, 255});
            }
        }
        Tile tile = decoder.decode(adobeMarked(fourBands(inks)));
        assertThat(tile.channels()).isEqualTo(3);
        assertThat(corners(tile)).isEqualTo("RRWW");
    }

    private static byte[] fourBands(Raster raster) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Iterator<ImageWriter> all = ImageIO.getImageWritersByFormatName("jpeg"); all.hasNext(); ) {
            ImageWriter writer = all.next();
            if (writer.getClass().getName().startsWith("com.sun.imageio")) {
                try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
                    writer.setOutput(stream);
                    writer.write(new IIOImage(raster, null, null));
                } finally {
                    writer.dispose();
                }
            }
        }
        return out.toByteArray();
    }

    private static byte[] adobeMarked(byte[] jpeg) {
        byte[] adobe = {(byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        byte[] out = new byte[jpeg.length + adobe.length];
        System.arraycopy(jpeg, 0, out, 0, 2);
        System.arraycopy(adobe, 0, out, 2, adobe.length);
        System.arraycopy(jpeg, 2, out, 2 + adobe.length, jpeg.length - 2);
        return out;
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "bmp", "gif", "tif"})
    void colours_come_through_every_format(String format) throws Exception {
        Tile tile = decoder.decode(TestImages.encoded(quarters(BufferedImage.TYPE_3BYTE_BGR), format));
        assertThat(corners(tile)).isEqualTo("RGBK");
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
    void grey_values_are_kept_and_not_brightened(int type) throws Exception {
        BufferedImage image = new BufferedImage(SIZE, SIZE, type);
        int scale = type == BufferedImage.TYPE_USHORT_GRAY ? 257 : 1;
        for (int i = 0; i < SIZE * SIZE; i++) {
            image.getRaster().setSample(i % SIZE, i / SIZE, 0, (i % 256) * scale);
        }
        Tile tile = decoder.decode(TestImages.encoded(image, "png"));
        assertThat(tile.channels()).isEqualTo(1);
        for (int i = 0; i < SIZE * SIZE; i++) {
            assertThat(tile.pixels()[i] & 255).isEqualTo(i % 256);
        }
    }

    @Test
    void colour_file_without_any_colour_counts_as_grey() throws Exception {
        BufferedImage image = new BufferedImage(50, 40, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 50 * 40; i++) {
            image.setRGB(i % 50, i / 50, (i % 200) * 0x010101);
        }
        assertThat(decoder.decode(TestImages.encoded(image, "png")).channels()).isEqualTo(1);
        assertThat(decoder.decode(TestImages.encoded(image, "jpg")).channels()).isEqualTo(1);
    }

    @Test
    void webp_and_pgm_are_read_through_their_plugins() throws Exception {
        byte[] webp = Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
        assertThat(decoder.decode(webp).size()).isEqualTo(SIZE);
        Tile pgm = decoder.decode(BadFilesTest.pgm(SIZE, SIZE * SIZE));
        assertThat(pgm.channels()).isEqualTo(1);
        assertThat(pgm.pixels()[250]).isEqualTo((byte) 250);
        assertThat(pgm.pixels()[251]).isZero();
    }

    @Test
    void decoder_goes_on_after_a_broken_file() throws Exception {
        byte[] good = TestImages.colour(1, "jpg");
        Tile before = decoder.decode(good);
        assertThatThrownBy(() -> decoder.decode(Arrays.copyOf(good, good.length / 2)))
                .isInstanceOf(Unreadable.class);
        assertThat(decoder.decode(good).pixels()).isEqualTo(before.pixels());
    }
}
