package org.facelab.worker.dataset;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * The decoders of one thread, kept from image to image. The JDK's come first, being the quicker; TwelveMonkeys' read what
 * they refuse (CMYK JPEG, WebP, PNM). A file's content chooses, never its name.
 */
final class ImageReaders implements AutoCloseable {
    private static final List<ImageReaderSpi> KINDS = kinds();
    private final Map<ImageReaderSpi, ImageReader> open = new HashMap<>();

    private static List<ImageReaderSpi> kinds() {
        // the plugins are found through the thread's class loader, and in an application server that may be any
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ImageReaders.class.getClassLoader());
        try {
            ImageIO.scanForPlugins();
        } finally {
            thread.setContextClassLoader(before);
        }
        ImageIO.setUseCache(false);
        List<ImageReaderSpi> kinds = new ArrayList<>();
        Iterator<ImageReaderSpi> all = IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, true);
        all.forEachRemaining(kinds::add);
        // WBMP takes nearly any bytes for an image
        kinds.removeIf(kind -> List.of(kind.getFormatNames()).contains("wbmp"));
        kinds.sort(Comparator.comparingInt(ImageReaders::rank));
        return List.copyOf(kinds);
    }

    private static int rank(ImageReaderSpi kind) {
        boolean jdk = kind.getClass().getName().startsWith("com.sun.imageio.");
        boolean jpeg = List.of(kind.getFormatNames()).contains("jpeg");
        return (jdk ? 0 : 2) + (jpeg ? 0 : 1);
    }

    /** The kinds that know a file's first bytes, the preferred first. */
    List<ImageReaderSpi> of(byte[] file) throws IOException {
        List<ImageReaderSpi> matching = new ArrayList<>(2);
        ByteArrayImageInputStream stream = new ByteArrayImageInputStream(file);
        for (ImageReaderSpi kind : KINDS) {
            stream.seek(0);
            if (kind.canDecodeInput(stream)) {
                matching.add(kind);
            }
        }
        return matching;
    }

    /** The reader of a kind, set to a file. */
    ImageReader open(ImageReaderSpi kind, byte[] file) throws IOException {
        ImageReader reader = open.get(kind);
        if (reader == null) {
            reader = kind.createReaderInstance();
            open.put(kind, reader);
        }
        reader.setInput(new ByteArrayImageInputStream(file), true, true);
        return reader;
    }

    /** Throws a reader away: after a failure its state is unknown. */
    void drop(ImageReaderSpi kind) {
        ImageReader reader = open.remove(kind);
        if (reader != null) {
            reader.dispose();
        }
    }

    @Override
    public void close() {
        List.copyOf(open.keySet()).forEach(this::drop);
    }
}
