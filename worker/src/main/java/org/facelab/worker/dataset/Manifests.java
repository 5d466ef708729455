package org.facelab.worker.dataset;

import java.io.IOException;
import java.util.List;

/** Finishes a packed file and describes it. */
final class Manifests {
    private Manifests() {}

    /** What is known of the images, beside their pixels. */
    record Described(List<String> names, List<Manifest.Attribute> attributes, Split split) {}

    /**
     * @param source what was imported, for people
     * @param decoder what made the pixels
     * @param described the names of the images, in the order in which they were written, and more
     * @param writer after the last image
     */
    static Manifest of(ImportRequest request, String source, String decoder, Described described, PackedWriter writer)
            throws IOException {
        int channels = writer.finish();
        String imagesSha256 = writer.sha256();
        String crop = request.crop().known();
        List<String> names = described.names();
        Split split = described.split();
        return new Manifest(
                Manifest.VERSION,
                source,
                names.size(),
                writer.size(),
                channels,
                crop,
                decoder,
                imagesSha256,
                Digests.fingerprint(writer.size(), channels, crop, names, imagesSha256, split),
                names,
                split.validation(),
                described.attributes(),
                split.test());
    }
}
