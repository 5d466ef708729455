package org.facelab.worker.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Imports a folder or a zip of image files. */
final class Photographs {
    static final int FEWEST = 20;
    private static final int REASONS_TOLD = 3;
    private static final String DECODER = "Java ImageIO " + System.getProperty("java.version") + " with TwelveMonkeys, "
            + "bicubic, EXIF-upright, on white";

    private final ImportRequest request;
    private final Limits limits;
    private final String shown;
    private final List<String> imported = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private int leftOutCount;

    Photographs(ImportRequest request, Limits limits) {
        this.request = request;
        this.limits = limits;
        this.shown = request.sourceName() != null
                ? request.sourceName()
                : String.valueOf(request.source().getFileName());
    }

    /** One file: its tile, or why there is none. */
    private record Read(Tile tile, String reason) {}

    ImportResult run(PackedWriter writer, ImportListener listener) throws IOException {
        try (ImageSource source = open()) {
            source.leftOut().forEach(this::leaveOut);
            refuseWithout(source);
            decode(source, writer, listener);
            refuseTooFew();
            leftOut.sort(Comparator.comparing(LeftOut::file));
            return new ImportResult(manifest(writer), List.copyOf(leftOut), leftOutCount, source.notImages());
        }
    }

    private ImageSource open() throws IOException {
        Path path = request.source();
        if (!Files.exists(path)) {
            throw new ImportRefused(shown + " does not exist; expected a folder or a zip of images");
        }
        if (Files.isDirectory(path)) {
            return new FolderSource(path, limits);
        }
        if (!Files.isRegularFile(path)) {
            throw new ImportRefused(shown + " is neither a folder nor a plain file; expected a zip of images");
        }
        return new ZipSource(path, shown, limits);
    }

    private void decode(ImageSource source, PackedWriter writer, ImportListener listener) throws IOException {
        ConcurrentLinkedQueue<ImageDecoder> idle = new ConcurrentLinkedQueue<>();
        List<String> files = source.files();
        try {
            InOrder.run(
                    files.size(),
                    index -> {
                        ImageDecoder decoder = idle.poll();
                        decoder = decoder == null ? new ImageDecoder(request.imageSize(), limits) : decoder;
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

    private void refuseWithout(ImageSource source) throws ImportRefused {
        if (source.files().isEmpty() && leftOutCount == 0) {
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
        return Manifests.of(request, shown, DECODER, names, Labels.of(names), writer);
    }
}
