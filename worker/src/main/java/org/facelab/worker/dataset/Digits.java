package org.facelab.worker.dataset;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Imports idx files: images padded with black to a size that models take, labels as attributes. */
final class Digits implements Closeable {
    private static final String DECODER = "idx, padded";
    private static final int ASK_EVERY = 256;

    private final ImportRequest request;
    private final List<Part> parts = new ArrayList<>();
    private int size;

    private Digits(ImportRequest request) {
        this.request = request;
    }

    /** One idx file of images; labels are null where there are none. */
    private record Part(IdxPair pair, IdxImages images, byte[] labels) {}

    /**
     * Reads heads and labels, so that what does not fit is refused before an image is read.
     *
     * @param source stays the caller's
     */
    static Digits open(ImportRequest request, ImageSource source, Limits limits) throws IOException {
        List<IdxPair> pairs = source instanceof IdxFile single
                ? List.of(single.pair())
                : IdxPair.among(source.companions(), request.shown());
        Digits digits = new Digits(request);
        try {
            for (IdxPair pair : pairs) {
                IdxImages images = IdxImages.images(pair.images(), source.open(pair.images()), limits);
                digits.parts.add(new Part(pair, images, null));
                byte[] labels = pair.labels() == null
                        ? null
                        : IdxImages.labels(pair.labels(), source.open(pair.labels()), limits);
                digits.parts.set(digits.parts.size() - 1, new Part(pair, images, labels));
            }
            digits.check();
            return digits;
        } catch (IOException | RuntimeException e) {
            digits.close();
            throw e;
        }
    }

    private void check() throws ImportRefused {
        int side = 0;
        for (Part part : parts) {
            if (part.labels != null && part.labels.length != part.images.count()) {
                throw new ImportRefused(String.format(
                        Locale.ROOT,
                        "%s holds %,d labels and %s %,d images; expected as many of each",
                        part.pair.labels(),
                        part.labels.length,
                        part.pair.images(),
                        part.images.count()));
            }
            side = Math.max(side, Math.max(part.images.rows(), part.images.columns()));
        }
        if (count() < Photographs.FEWEST) {
            throw new ImportRefused(
                    request.shown() + " holds " + count() + " images; at least " + Photographs.FEWEST + " are needed");
        }
        int widest = side;
        int fitting = DatasetImport.IMAGE_SIZES.stream()
                .filter(each -> each >= widest)
                .min(Integer::compare)
                .orElseThrow();
        size = request.sizeOr(fitting);
        if (size != fitting) {
            throw new ImportRefused("the images of " + request.shown() + " have up to " + widest
                    + " pixels a side and are padded to " + fitting + "; choose the image size " + fitting + ", not "
                    + size);
        }
    }

    /** Side of the packed images, in pixels. */
    int size() {
        return size;
    }

    private int count() {
        return parts.stream().mapToInt(part -> part.images.count()).sum();
    }

    ImportResult run(PackedWriter writer, ImportListener listener) throws IOException {
        int done = 0;
        for (Part part : parts) {
            for (int i = 0; i < part.images.count(); i++, done++) {
                if (done % ASK_EVERY == 0) {
                    ask(listener, done);
                }
                writer.write(padded(part.images, part.images.next(i)));
            }
            part.images.end();
        }
        listener.progressed(done, done);
        List<String> names = names();
        Manifest manifest = Manifests.of(
                request, request.shown(), DECODER, new Manifests.Described(names, attributes(), split(names)), writer);
        return new ImportResult(Format.MNIST, manifest, List.of(), 0, 0);
    }

    private void ask(ImportListener listener, int done) throws ImportStopped {
        if (listener.stopWished() || Thread.currentThread().isInterrupted()) {
            throw new ImportStopped(done, count());
        }
        listener.progressed(done, count());
    }

    private Tile padded(IdxImages of, byte[] pixels) {
        byte[] square = new byte[size * size];
        int top = (size - of.rows()) / 2;
        int left = (size - of.columns()) / 2;
        for (int row = 0; row < of.rows(); row++) {
            System.arraycopy(pixels, row * of.columns(), square, (top + row) * size + left, of.columns());
        }
        return new Tile(size, 1, square);
    }

    /** What the files are called does not count, so that copies have one fingerprint. */
    private List<String> names() {
        List<String> names = new ArrayList<>(count());
        for (Part part : parts) {
            String kind = parts.size() == 1 ? "image" : part.pair.test() ? "test" : "train";
            for (int i = 0; i < part.images.count(); i++) {
                names.add(String.format(Locale.ROOT, "%s-%06d", kind, i));
            }
        }
        return names;
    }

    /** With both official parts the test images are held out; else a tenth by hash. */
    private Split split(List<String> names) {
        return parts.size() == 1
                ? Split.byHash(names)
                : new Split(IntStream.range(0, parts.get(0).images.count()).toArray(), new int[0], true);
    }

    private List<Manifest.Attribute> attributes() {
        byte[] labels = new byte[count()];
        boolean[] known = new boolean[labels.length];
        int at = 0;
        for (Part part : parts) {
            if (part.labels != null) {
                System.arraycopy(part.labels, 0, labels, at, part.labels.length);
                Arrays.fill(known, at, at + part.labels.length, true);
            }
            at += part.images.count();
        }
        List<Manifest.Attribute> attributes = new ArrayList<>();
        int[] kinds = IntStream.range(0, labels.length)
                .filter(i -> known[i])
                .map(i -> labels[i] & 255)
                .distinct()
                .sorted()
                .toArray();
        boolean digits = Arrays.stream(kinds).allMatch(kind -> kind <= 9);
        for (int kind : kinds) {
            StringBuilder values = new StringBuilder(labels.length);
            for (int i = 0; i < labels.length; i++) {
                values.append(!known[i] ? '?' : (labels[i] & 255) == kind ? '1' : '0');
            }
            attributes.add(new Manifest.Attribute((digits ? "digit " : "label ") + kind, values.toString()));
        }
        return attributes;
    }

    @Override
    public void close() throws IOException {
        for (Part part : parts) {
            part.images.close();
        }
    }
}
