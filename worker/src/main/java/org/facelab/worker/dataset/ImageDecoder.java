package org.facelab.worker.dataset;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.spi.ImageReaderSpi;

/** Makes a small upright square of an image file. For one thread. */
final class ImageDecoder implements AutoCloseable {
    /** Beyond this many pixels an image is read coarsely. */
    private static final long LARGE = 16L << 20;

    /** Bytes a pixel of a decoded image and of the copy that is scaled: 16-bit RGBA and three bytes. */
    private static final int BYTES_A_PIXEL = 11;

    /** What all decoders of the process may hold at once, in KiB: two fifths of the heap, beside which a training runs. */
    private static final int BUDGET =
            (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / 1024 * 2 / 5);

    private static final Semaphore MEMORY = new Semaphore(BUDGET, true);
    private static final int SCALES_KEPT = 64;

    private final int size;
    private final Crop crop;
    private final Limits limits;
    private final ImageReaders readers = new ImageReaders();
    private final Map<Integer, Resampling> scales = new HashMap<>();

    /** @param size side of the squares to be made, in pixels */
    ImageDecoder(int size, Crop crop, Limits limits) {
        this.size = size;
        this.crop = crop;
        this.limits = limits;
    }

    /**
     * Decodes, takes the crop's square, scales and turns upright.
     *
     * @param file a whole image file of any format that can be read
     * @return one channel if every pixel is grey, else three
     */
    Tile decode(byte[] file) throws Unreadable {
        Tile square = largestSquare(file);
        if (scales.size() > SCALES_KEPT) {
            scales.clear();
        }
        Tile small = scales.computeIfAbsent(square.size(), from -> new Resampling(from, size))
                .apply(square);
        return Orientation.upright(small, Orientation.of(file)).greyIfGrey();
    }

    private Tile largestSquare(byte[] file) throws Unreadable {
        if (file.length == 0) {
            throw new Unreadable("an empty file");
        }
        if (isCutBmp(file)) {
            throw new Unreadable("damaged or truncated: it ends too early");
        }
        Exception failure = null;
        try {
            for (ImageReaderSpi kind : readers.of(file)) {
                try {
                    return read(readers.open(kind, file));
                } catch (IOException | RuntimeException e) {
                    // decoders throw anything at all on broken files; the next one may do better
                    readers.drop(kind);
                    failure = e;
                }
            }
        } catch (IOException e) {
            failure = e;
        } catch (OutOfMemoryError e) {
            // one array that a lying header asked for; nothing else is short of memory
            throw new Unreadable("damaged: its header asks for more memory than there is", e);
        }
        if (failure == null) {
            throw new Unreadable("not an image: it begins like no format that can be read");
        }
        throw new Unreadable("damaged or truncated: " + words(failure), failure);
    }

    /** The JDK fills up a BMP that ends too early with black, and says nothing. */
    private static boolean isCutBmp(byte[] file) {
        return file.length >= 6
                && file[0] == 'B'
                && file[1] == 'M'
                && ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(2) > file.length;
    }

    private static String words(Exception failure) {
        Throwable last = failure;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
    }

    private Tile read(ImageReader reader) throws IOException, Unreadable {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        long pixels = (long) width * height;
        if (pixels > limits.pixels()) {
            throw new Unreadable(String.format(
                    Locale.ROOT,
                    "too large: %,d x %,d pixels, at most %,d million are read; make it smaller",
                    width,
                    height,
                    limits.pixels() / 1_000_000));
        }
        int coarse = coarseness(Math.min(width, height));
        long side = Math.min(width, height) / coarse;
        // one that needs more than all of it is decoded alone
        int needed = (int) Math.min(BUDGET, side * side * BYTES_A_PIXEL / 1024 + 1);
        MEMORY.acquireUninterruptibly(needed);
        try {
            return read(reader, width, height);
        } finally {
            MEMORY.release(needed);
        }
    }

    private Tile read(ImageReader reader, int width, int height) throws IOException, Unreadable {
        int side = crop.side(width, height);
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceRegion(new Rectangle((width - side) / 2, (height - side) / 2, side, side));
        int coarse = coarseness(side);
        param.setSourceSubsampling(coarse, coarse, coarse / 2, coarse / 2);
        List<String> warnings = new ArrayList<>();
        IIOReadWarningListener listener = (source, warning) -> warnings.add(warning);
        reader.addIIOReadWarningListener(listener);
        try {
            BufferedImage image = reader.read(0, param);
            // a JPEG that ends too early is filled up with grey, and only a warning tells
            if (warnings.stream()
                    .anyMatch(warning -> warning.toLowerCase(Locale.ROOT).contains("premature end"))) {
                throw new IOException("it ends too early");
            }
            return Pixels.square(image);
        } finally {
            reader.removeIIOReadWarningListener(listener);
            reader.setInput(null);
        }
    }

    /** Every how many pixels are read: 1, but more where memory asks for it; at least four a packed pixel stay. */
    private int coarseness(int side) {
        int coarse = 1;
        while ((long) (side / coarse) * (side / coarse) > LARGE && side / (coarse + 1) >= 4 * size) {
            coarse++;
        }
        return coarse;
    }

    @Override
    public void close() {
        readers.close();
    }
}
