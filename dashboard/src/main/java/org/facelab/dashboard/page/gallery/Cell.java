package org.facelab.dashboard.page.gallery;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.facelab.dashboard.face.Mark;
import org.facelab.db.entity.PictureKind;

/**
 * A face on a sheet with all that its link says. The page has a hundred of them, and a name that its loop looks up
 * outside of them costs Qute a search through every resolver there is: half of the page's time, when it was measured.
 *
 * @param label what a screen reader says
 * @param chosen whether it is the one shown large
 * @param mark what somebody said of it, null for nothing
 */
public record Cell(Grid grid, Grid.Tile tile, String link, String label, boolean chosen, Mark mark) {

    /** An original above its reconstruction. */
    public record Pair(Cell original, Cell reconstruction) {
        /** The squared error, empty where there is none. */
        public String error() {
            return reconstruction.grid.error(reconstruction.tile.index());
        }
    }

    /** The first faces of a picture. */
    static List<Cell> of(Grid grid, int count, Looking looking, List<Mark> marks) {
        Map<Integer, Mark> marked = marks.stream().collect(Collectors.toMap(Mark::index, mark -> mark));
        PictureKind kind = grid.origin().kind();
        return grid.layout().first(count).stream()
                .map(tile -> {
                    Mark mark = marked.get(tile.index());
                    return new Cell(
                            grid,
                            tile,
                            looking.faceLink(kind.word(), tile.number()),
                            name(kind, tile.number(), looking.epoch()) + (mark == null ? "" : mark.words()),
                            looking.kind() == kind && looking.face() == tile.number(),
                            mark);
                })
                .toList();
    }

    /** The marks of a picture out of those of several. */
    static List<Mark> marks(Grid grid, Map<UUID, List<Mark>> all) {
        return all.getOrDefault(grid.id(), List.of());
    }

    private static String name(PictureKind kind, int number, int epoch) {
        return switch (kind) {
            case RANDOM -> "Random face " + number + ", epoch " + epoch;
            case RECONSTRUCTION -> "Reconstruction of " + number + ", epoch " + epoch;
            case ORIGINAL -> "Original " + number;
            case SAMPLE -> "Sample " + number + ", epoch " + epoch;
        };
    }
}
