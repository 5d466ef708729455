package org.facelab.dashboard.face;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.file.MissingFile;
import org.facelab.dashboard.file.StoredFiles;
import org.facelab.dashboard.file.Tiles;
import org.facelab.db.entity.Picture;
import org.facelab.db.entity.PictureKind;

/** One face of a run over all its epochs, frame by frame. */
@ApplicationScoped
public class Film {
    /** A longer film is thinned evenly; its first and last epoch stay. */
    static final int LONGEST = 400;

    private final StoredFiles files;

    Film(StoredFiles files) {
        this.files = files;
    }

    /** Frames that are made one after the other: a film never lies in memory whole. */
    static final class Reel {
        private record Place(Path file, Picture picture) {}

        private final List<Place> places;
        private final int index;
        private final int scale;

        private Reel(List<Place> places, int index, int scale) {
            this.places = places;
            this.index = index;
            this.scale = scale;
        }

        int count() {
            return places.size();
        }

        /** The epoch of each frame. */
        List<Integer> epochs() {
            return places.stream().map(place -> place.picture().epoch).toList();
        }

        /** A frame, in RGB or grey. */
        BufferedImage frame(int i) throws IOException {
            Picture picture = places.get(i).picture();
            return scaled(Tiles.cut(places.get(i).file(), picture.columns, picture.tileSize, index), scale);
        }
    }

    /**
     * The film, oldest epoch first. An epoch whose file is gone has no frame.
     *
     * @param kind of the pictures
     * @param index of the face, from 0
     * @param scale how many pixels of the film a pixel of the face becomes, in each direction
     * @throws NotFound if there is no such face, or no picture of it at all
     */
    Reel of(UUID run, PictureKind kind, int index, int scale) throws IOException {
        List<Picture> pictures = thinned(QuarkusTransaction.requiringNew()
                .call(() -> Picture.list("runId = ?1 and kind = ?2 and epoch is not null order by epoch", run, kind)));
        List<Reel.Place> places = new ArrayList<>();
        for (Picture picture : pictures) {
            if (index >= picture.tiles) {
                throw new NotFound("the pictures of this run have " + picture.tiles
                        + " faces, counted from 0; there is none " + index);
            }
            try {
                Path file = files.verified(picture.blob(), "the picture of epoch " + picture.epoch);
                places.add(new Reel.Place(file, picture));
            } catch (MissingFile e) {
                // the film jumps over an epoch whose picture was deleted outside Facelab
                continue;
            }
        }
        if (places.isEmpty()) {
            throw new NotFound(
                    "there are no pictures of this kind yet; the first come with the end of the first epoch");
        }
        return new Reel(places, index, scale);
    }

    private static List<Picture> thinned(List<Picture> all) {
        if (all.size() <= LONGEST) {
            return all;
        }
        List<Picture> some = new ArrayList<>(LONGEST);
        for (int i = 0; i < LONGEST; i++) {
            some.add(all.get((int) ((long) i * (all.size() - 1) / (LONGEST - 1))));
        }
        return some;
    }

    /** Each pixel becomes a square, so that the film shows what the model drew and nothing else. */
    private static BufferedImage scaled(BufferedImage face, int scale) {
        boolean grey =
                face.getRaster().getNumBands() == 1 && face.getColorModel().getPixelSize() <= 8;
        BufferedImage large = new BufferedImage(
                face.getWidth() * scale,
                face.getHeight() * scale,
                grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        if (grey) {
            // drawn by hand: Java's own drawing would bend grey values from one colour space to another
            for (int y = 0; y < large.getHeight(); y++) {
                for (int x = 0; x < large.getWidth(); x++) {
                    large.getRaster().setSample(x, y, 0, face.getRaster().getSample(x / scale, y / scale, 0));
                }
            }
            return large;
        }
        Graphics2D graphics = large.createGraphics();
        graphics.drawImage(face, 0, 0, large.getWidth(), large.getHeight(), null);
        graphics.dispose();
        return large;
    }
}
