package org.facelab.dashboard.page.gallery;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.facelab.db.entity.PictureKind;

/**
 * One picture of many faces, shown by moving it behind windows of one tile each: one request for all its faces.
 *
 * @param id of the picture
 * @param origin what it shows and of which epoch
 * @param layout where its tiles are
 * @param errors the mean squared error of each tile, empty where there is none
 * @param missing whether its file is gone from the disk
 */
public record Grid(UUID id, Origin origin, Layout layout, List<Double> errors, boolean missing) {

    /** @param epoch null for originals */
    public record Origin(PictureKind kind, Integer epoch, long seed, Instant drawn) {}

    /** Tiles of {@code tileSize} pixels, row by row without gaps. */
    public record Layout(int tiles, int columns, int rows, int tileSize) {
        /** The first tiles, at most so many. */
        public List<Tile> first(int limit) {
            return IntStream.range(0, Math.min(limit, tiles))
                    .mapToObj(i -> new Tile(i, i % columns, i / columns))
                    .toList();
        }

        public List<Tile> all() {
            return first(tiles);
        }

        /** One tile. */
        public Tile tile(int index) {
            return new Tile(index, index % columns, index / columns);
        }
    }

    /**
     * One face of a grid.
     *
     * @param index from 0, as in the address of a tile
     * @param x its column from 0
     * @param y its row from 0
     */
    public record Tile(int index, int x, int y) {
        /** What people call it: from 1. */
        public int number() {
            return index + 1;
        }
    }

    /** Where the whole picture is. */
    public String address() {
        return "/api/pictures/" + id + "/file";
    }

    /** Where one tile of it is. */
    public String tileAddress(int index) {
        return "/api/pictures/" + id + "/tiles/" + index + ".png";
    }

    /** A tile's error to four decimals, empty where there is none. */
    public String error(int index) {
        return index < errors.size() && errors.get(index) != null
                ? String.format(Locale.ROOT, "%.4f", errors.get(index))
                : "";
    }
}
