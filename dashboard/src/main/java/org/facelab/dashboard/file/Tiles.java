package org.facelab.dashboard.file;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/** Cuts single faces out of a grid and writes PNGs that say where they come from. */
public final class Tiles {
    private static final String FORMAT = "javax_imageio_png_1.0";

    private Tiles() {}

    /** One tile of a grid, row by row from 0; only its own part of the PNG is kept in memory. */
    public static BufferedImage cut(Path grid, int columns, int tileSize, int index) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(grid.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                ImageReadParam part = reader.getDefaultReadParam();
                part.setSourceRegion(
                        new Rectangle(index % columns * tileSize, index / columns * tileSize, tileSize, tileSize));
                return reader.read(0, part);
            } finally {
                reader.dispose();
            }
        }
    }

    /**
     * A PNG.
     *
     * @param origin JSON in ASCII that says how the picture was made, kept in the text chunk {@code facelab}
     */
    public static byte[] png(BufferedImage image, String origin) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            IIOMetadata metadata =
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
            addText(metadata, origin);
            writer.setOutput(out);
            writer.write(metadata, new IIOImage(image, null, metadata), null);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static void addText(IIOMetadata metadata, String origin) throws IIOInvalidTreeException {
        IIOMetadataNode entry = new IIOMetadataNode("tEXtEntry");
        entry.setAttribute("keyword", "facelab");
        entry.setAttribute("value", origin);
        IIOMetadataNode text = new IIOMetadataNode("tEXt");
        text.appendChild(entry);
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        root.appendChild(text);
        metadata.mergeTree(FORMAT, root);
    }
}
