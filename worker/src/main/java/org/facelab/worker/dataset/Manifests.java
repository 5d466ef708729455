package org.facelab.worker.dataset;

import java.io.IOException;
import java.util.List;

/** Finishes a packed file and describes it. */
final class Manifests {
    private Manifests() {}

    /**
     * @param source what was imported, for people
     * @param decoder what made the pixels
     * @param names of the images, in the order in which they were written
     * @param writer after the last image
     */
    static Manifest of(
            ImportRequest request,
            String source,
            String decoder,
            List<String> names,
            List<Manifest.Attribute> attributes,
            PackedWriter writer)
            throws IOException {
        int channels = writer.finish();
        String imagesSha256 = writer.sha256();
        String crop = request.crop().word();
        return new Manifest(
                Manifest.VERSION,
                source,
                names.size(),
                request.imageSize(),
                channels,
                crop,
                decoder,
                imagesSha256,
                Digests.fingerprint(request.imageSize(), channels, crop, names, imagesSha256),
                names,
                Digests.heldOut(names),
                attributes);
    }
}
