package org.facelab.worker.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Imports the image files of a folder or a zip. */
final class Photographs {
    static final int FEWEST = 20;
    private static final int REASONS_TOLD = 3;
    private static final String DECODER = "Java ImageIO " + System.getProperty("java.version") + " with TwelveMonkeys, "
            + "bicubic, EXIF-upright, on white";

    private final ImportRequest request;
    private final ImageSource source;
    private final Descriptions descriptions;
    private final Limits limits;
    private final String shown;
    private final BitSet taken = new BitSet();
    private final List<String> imported = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private int leftOutCount;

    /** @param descriptions which of the source's files are taken, and what is known of them */
    Photographs(ImportRequest request, ImageSource source, Descriptions descriptions, Limits limits) {
        this.request = request;
        this.source = source;
        this.descriptions = descriptions;
        this.limits = limits;
        this.shown = request.shown();
    }

    /** One file: its tile, or why there is none. */
    private record Read(Tile tile, String reason) {}

    ImportResult run(PackedWriter writer, ImportListener listener) throws IOException {
        source.leftOut().forEach(this::leaveOut);
        refuseWithout();
        decode(writer, listener);
        refuseTooFew();
        leftOut.sort(Comparator.comparing(LeftOut::file));
        return new ImportResult(
                descriptions.format(), manifest(writer), List.copyOf(leftOut), leftOutCount, source.notImages());
    }

    private void decode(PackedWriter writer, ImportListener listener) throws IOException {
        ConcurrentLinkedQueue<ImageDecoder> idle = new ConcurrentLinkedQueue<>();
        List<String> files = descriptions.files();
        try {
            InOrder.run(
                    files.size(),
                    index -> {
                        ImageDecoder decoder = idle.poll();
                        decoder = decoder == null ? new ImageDecoder(writer.size(), request.crop(), limits) : decoder;
                        try {
                            return new Read(decoder.decode(source.read(files.get(index))), null);
                        } catch (Unreadable e) {
                            return new Read(null, e.getMessage());
                        } finally {
                            idle.add(decoder);
                        }
                    },
                    (index, read) -> {
                        if (read.tile() == null) {
                            leaveOut(new LeftOut(files.get(index), read.reason()));
                        } else {
                            writer.write(read.tile());
                            imported.add(files.get(index));
                            taken.set(index);
                        }
                    },
                    listener);
        } finally {
            idle.forEach(ImageDecoder::close);
        }
    }

    private void leaveOut(LeftOut file) {
        leftOutCount++;
        if (leftOut.size() < ImportResult.LISTED) {
            leftOut.add(file);
        }
    }

    private void refuseWithout() throws ImportRefused {
        if (descriptions.files().isEmpty() && leftOutCount == 0) {
            throw new ImportRefused(shown + " holds no image files (jpg, png, bmp, gif, tiff, webp, pgm, ppm), only "
                    + source.notImages() + " others; at least " + FEWEST + " images are needed");
        }
    }

    private void refuseTooFew() throws ImportRefused {
        int all = imported.size() + leftOutCount;
        boolean tooFew = imported.size() < FEWEST;
        if (!tooFew && leftOutCount <= imported.size()) {
            return;
        }
        String reasons = leftOut.stream()
                .sorted(Comparator.comparing(LeftOut::file))
                .limit(REASONS_TOLD)
                .map(file -> file.file() + ": " + file.reason())
                .collect(Collectors.joining("; "));
        throw new ImportRefused(shown + " cannot be imported: " + imported.size() + " of " + all
                + " image files can be read, "
                + (tooFew ? "at least " + FEWEST + " are needed" : "at least half of them are needed")
                + (reasons.isEmpty() ? "" : " (" + reasons + (leftOutCount > REASONS_TOLD ? "; …" : "") + ")"));
    }

    private Manifest manifest(PackedWriter writer) throws IOException {
        String root = FileNames.commonRoot(imported);
        List<String> names =
                imported.stream().map(file -> file.substring(root.length())).toList();
        int[] positions = taken.stream().toArray();
        return Manifests.of(
                request,
                shown,
                DECODER,
                new Manifests.Described(
                        names, descriptions.attributes(names, positions), descriptions.split(names, positions)),
                writer);
    }
}
