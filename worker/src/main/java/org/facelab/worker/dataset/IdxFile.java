package org.facelab.worker.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One idx file of images by itself; labels are taken from the file beside it, if that is called as MNIST's are. */
final class IdxFile implements ImageSource {
    private final Path images;
    private final String shown;
    private final Path labels;

    /** @param shown what people call it */
    IdxFile(Path images, String shown) {
        this.images = images;
        this.shown = shown;
        this.labels = labelsBeside(images);
    }

    /** No link is followed: it could lead out of the folders that are open for imports. */
    private static Path labelsBeside(Path images) {
        String name = images.getFileName().toString();
        String other = name.replace("images", "labels").replace("idx3", "idx1");
        if (other.equals(name) || !FileNames.isCompanion(name)) {
            return null;
        }
        String raw = other.replaceFirst("\\.gz$", "");
        return Stream.of(other, raw, raw + ".gz")
                .map(images::resolveSibling)
                .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                .findFirst()
                .orElse(null);
    }

    /** The images, and their labels or null. */
    IdxPair pair() {
        return new IdxPair(shown, labels == null ? null : labels.getFileName().toString());
    }

    @Override
    public List<String> files() {
        return List.of();
    }

    @Override
    public List<LeftOut> leftOut() {
        return List.of();
    }

    @Override
    public int notImages() {
        return 0;
    }

    @Override
    public List<String> companions() {
        return List.of(shown);
    }

    @Override
    public InputStream open(String companion) throws IOException {
        return Files.newInputStream(companion.equals(shown) ? images : labels);
    }

    @Override
    public byte[] read(String file) {
        throw new IllegalStateException("an idx file has no image files, so none is called " + file);
    }

    @Override
    public void close() {
        // every file is opened and closed by itself
    }
}
