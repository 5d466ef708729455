package org.facelab.worker.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.facelab.worker.dataset.face.Face;
import org.facelab.worker.dataset.face.FaceAttribute;
import org.facelab.worker.dataset.face.Portrait;

/** Makes a data set of faces that Facelab draws: face i of a seed is the same on every machine, whatever the count. */
final class DrawnFaces {
    private static final int MOST = 200_000;
    private static final String DECODER = "drawn, version " + Portrait.VERSION;
    private static final int PAINTED = 128;
    private final ImportRequest request;
    private final int painted;
    private final Resampling shrinking;

    DrawnFaces(ImportRequest request) {
        this.request = request;
        // painted at twice the size at least, so that edges come out soft
        int size = request.sizeOr(ImportRequest.USUAL_SIZE);
        this.painted = Math.max(PAINTED, 2 * size);
        this.shrinking = new Resampling(painted, size);
    }

    /** @throws ImportRefused if the count is too small to train on, or senselessly large */
    ImportResult run(PackedWriter writer, ImportListener listener) throws IOException {
        int count = request.count();
        if (count < Photographs.FEWEST || count > MOST) {
            throw new ImportRefused(String.format(
                    Locale.ROOT, "%,d faces cannot be drawn; choose %d to %,d", count, Photographs.FEWEST, MOST));
        }
        List<StringBuilder> values = new ArrayList<>();
        for (int i = 0; i < FaceAttribute.values().length; i++) {
            values.add(new StringBuilder(count));
        }
        List<String> names = new ArrayList<>(count);
        InOrder.run(
                count,
                index -> {
                    Face face = Face.of(request.seed(), index);
                    return new Drawn(face, shrinking.apply(new Tile(painted, 3, Portrait.of(face, painted))));
                },
                (index, drawn) -> {
                    writer.write(drawn.tile());
                    names.add(String.format(Locale.ROOT, "face-%06d", index));
                    for (FaceAttribute attribute : FaceAttribute.values()) {
                        values.get(attribute.ordinal()).append(attribute.isOf(drawn.face()) ? '1' : '0');
                    }
                },
                listener);
        List<Manifest.Attribute> attributes = new ArrayList<>();
        for (FaceAttribute attribute : FaceAttribute.values()) {
            attributes.add(new Manifest.Attribute(
                    attribute.label(), values.get(attribute.ordinal()).toString()));
        }
        String source = request.sourceName() != null
                ? request.sourceName()
                : String.format(Locale.ROOT, "%,d drawn faces, seed %d", count, request.seed());
        return new ImportResult(
                Format.DRAWN,
                Manifests.of(
                        request,
                        source,
                        DECODER,
                        new Manifests.Described(names, attributes, Split.byHash(names)),
                        writer),
                List.of(),
                0,
                0);
    }

    private record Drawn(Face face, Tile tile) {}
}
