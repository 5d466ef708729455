package org.facelab.dashboard.file;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.db.entity.Picture;
import org.facelab.db.settings.InvalidSettings;
import org.facelab.db.settings.Violation;

/** The same face of several pictures side by side as one: a strip of many epochs costs one request and not one each. */
@ApplicationScoped
public class Strips {
    /** More do not fit an address that every server takes. */
    public static final int MOST = 32;

    private static final int[] COLOURS = {0, 1, 2};
    private final StoredFiles files;

    Strips(StoredFiles files) {
        this.files = files;
    }

    /** @param whole false if a picture's file is gone: its place is then transparent */
    public record Strip(byte[] png, boolean whole) {}

    /**
     * Reads the ids of pictures.
     *
     * @param text separated by commas
     * @throws InvalidSettings if there are none, too many, or one that is no id
     */
    static List<UUID> ids(String text) {
        List<String> words = text == null || text.isBlank() ? List.of() : Arrays.asList(text.split(",", -1));
        if (words.isEmpty() || words.size() > MOST) {
            throw refused("must be 1 to " + MOST + " ids of pictures, separated by commas, not " + words.size());
        }
        List<UUID> ids = new ArrayList<>();
        for (String word : words) {
            try {
                ids.add(UUID.fromString(word.strip()));
            } catch (IllegalArgumentException e) {
                throw refused("must be ids of pictures, separated by commas; \""
                        + word.substring(0, Math.min(60, word.length())) + "\" is none");
            }
        }
        return ids;
    }

    /**
     * Puts it together.
     *
     * @param tile the face, from 0
     * @throws NotFound if there is no such picture, or no such face in one
     * @throws InvalidSettings if the faces are of several sizes
     */
    Strip of(List<UUID> ids, int tile) throws IOException {
        Map<UUID, Picture> found = QuarkusTransaction.requiringNew()
                .call(() -> Picture.<Picture>list("id in ?1", ids).stream()
                        .collect(Collectors.toMap(picture -> picture.id, picture -> picture)));
        List<Picture> pictures = new ArrayList<>();
        for (UUID id : ids) {
            Picture picture = found.get(id);
            if (picture == null) {
                throw new NotFound("picture", id);
            }
            if (tile >= picture.tiles) {
                throw new NotFound(
                        "picture " + id + " has " + picture.tiles + " faces, counted from 0; there is none " + tile);
            }
            pictures.add(picture);
        }
        int size = pictures.get(0).tileSize;
        if (pictures.stream().anyMatch(picture -> picture.tileSize != size)) {
            throw refused("must be pictures whose faces have one size; the first one's are of " + size + " pixels");
        }
        return drawn(pictures, size, tile);
    }

    private Strip drawn(List<Picture> pictures, int size, int tile) throws IOException {
        BufferedImage strip = new BufferedImage(pictures.size() * size, size, BufferedImage.TYPE_4BYTE_ABGR);
        boolean whole = true;
        for (int i = 0; i < pictures.size(); i++) {
            Picture picture = pictures.get(i);
            try {
                Raster face = Tiles.cut(
                                files.verified(picture.blob(), "the picture"), picture.columns, picture.tileSize, tile)
                        .getRaster();
                put(face, strip.getRaster(), i * size);
            } catch (MissingFile e) {
                // the others are shown; the whole picture says so where it is asked for
                whole = false;
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(strip, "png", png);
        return new Strip(png.toByteArray(), whole);
    }

    /** Copies samples: Java's own drawing would bend grey values from one colour space to another. */
    private static void put(Raster face, WritableRaster strip, int x) {
        int width = face.getWidth();
        int height = face.getHeight();
        int[] samples = new int[width * height];
        for (int band : COLOURS) {
            face.getSamples(0, 0, width, height, Math.min(band, face.getNumBands() - 1), samples);
            strip.setSamples(x, 0, width, height, band, samples);
        }
        Arrays.fill(samples, 255);
        strip.setSamples(x, 0, width, height, 3, samples);
    }

    private static InvalidSettings refused(String message) {
        return new InvalidSettings(List.of(new Violation("of", message)));
    }
}
