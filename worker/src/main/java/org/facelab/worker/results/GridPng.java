package org.facelab.worker.results;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.facelab.worker.model.Tiles;

/**
 * Tiles as one PNG, row after row without gaps, with what made them in a text chunk under the keyword {@code facelab}.
 *
 * @param tiles the pictures
 * @param columns tiles in a row; the last row may be short and is black there
 */
public record GridPng(Tiles tiles, int columns) {
    private static final String KEYWORD = "facelab";
    private static final int WIDEST_ROW = 8;

    /** A grid with as many columns as suit the count: up to eight in one row, then as square as may be. */
    public static GridPng of(Tiles tiles) {
        int square = (int) Math.ceil(Math.sqrt(tiles.count()));
        return new GridPng(tiles, Math.max(square, Math.min(tiles.count(), WIDEST_ROW)));
    }

    public int rows() {
        return (tiles.count() + columns - 1) / columns;
    }

    /** Writes the picture; the stream stays open. */
    public void write(String madeFrom, OutputStream out) throws IOException {
        BufferedImage image = image();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(new IIOImage(image, null, text(writer, image, madeFrom)));
            stream.flush();
        } finally {
            writer.dispose();
        }
    }

    private BufferedImage image() {
        int side = tiles.size();
        int channels = tiles.channels();
        BufferedImage image = new BufferedImage(
                columns * side,
                rows() * side,
                channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        WritableRaster raster = image.getRaster();
        int[] samples = new int[side * side * channels];
        for (int tile = 0; tile < tiles.count(); tile++) {
            int offset = tile * samples.length;
            for (int i = 0; i < samples.length; i++) {
                samples[i] = tiles.pixels()[offset + i] & 0xff;
            }
            raster.setPixels(tile % columns * side, tile / columns * side, side, side, samples);
        }
        return image;
    }

    private static IIOMetadata text(ImageWriter writer, BufferedImage image, String madeFrom) throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(
                ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
        String format = "javax_imageio_png_1.0";
        IIOMetadataNode entry = new IIOMetadataNode("iTXtEntry");
        entry.setAttribute("keyword", KEYWORD);
        entry.setAttribute("compressionFlag", "FALSE");
        entry.setAttribute("compressionMethod", "0");
        entry.setAttribute("languageTag", "");
        entry.setAttribute("translatedKeyword", "");
        entry.setAttribute("text", madeFrom);
        IIOMetadataNode texts = new IIOMetadataNode("iTXt");
        texts.appendChild(entry);
        IIOMetadataNode root = new IIOMetadataNode(format);
        root.appendChild(texts);
        metadata.mergeTree(format, root);
        return metadata;
    }
}
