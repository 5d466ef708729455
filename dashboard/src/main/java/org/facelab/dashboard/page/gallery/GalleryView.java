package org.facelab.dashboard.page.gallery;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.facelab.dashboard.face.FaceName;
import org.facelab.dashboard.face.Mark;
import org.facelab.dashboard.face.Sheet;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.page.MarkView;
import org.facelab.dashboard.page.run.RunHead;
import org.facelab.dashboard.page.run.Wording;
import org.facelab.db.entity.PictureKind;

/**
 * The gallery of a run at one epoch.
 *
 * @param shots all epochs that have pictures
 * @param looking what somebody looks at
 * @param now the grids of that epoch, and the originals
 * @param then the grids of the epoch on the left of a comparison, empty when nothing is compared
 * @param closer the chosen face, null when there are no pictures
 */
public record GalleryView(
        RunHead head,
        List<EpochShot> shots,
        Looking looking,
        Map<PictureKind, Grid> now,
        Map<PictureKind, Grid> then,
        Closer closer) {
    private static final int FRAMES = 40;
    /** As many as are in sight of a longer one. */
    private static final int FRAMES_OF_LONG = 32;

    /**
     * One face, large.
     *
     * @param grid in which it is
     * @param other the same face's grid of the other epoch, null when nothing is compared
     * @param tile its place
     * @param said what somebody said of it, and of the others
     * @param checkpoint the file that drew it, in short; empty once retention removed it
     * @param made all that made it
     */
    public record Closer(Grid grid, Grid other, Grid.Tile tile, String checkpoint, Said said, List<Made.Fact> made) {
        public int of() {
            return grid.layout().tiles();
        }

        /** The face after it, the first after the last. */
        public int next() {
            return tile.number() % of() + 1;
        }

        /** The face before it, the last before the first. */
        public int previous() {
            return tile.number() == 1 ? of() : tile.number() - 1;
        }

        /** Its own squared error, empty where there is none. */
        public String error() {
            return grid.error(tile.index());
        }

        /** Its name in forms and calls. */
        FaceName name() {
            return name(grid, tile);
        }

        static FaceName name(Grid grid, Grid.Tile tile) {
            return new FaceName(Sheet.picture(grid.id()), tile.index());
        }

        /** Where to fetch it alone. */
        public String file() {
            return grid.tileAddress(tile.index());
        }

        /** Whether it is drawn anew in every epoch. */
        public boolean films() {
            return grid.origin().kind() != PictureKind.ORIGINAL;
        }

        /** Where this face over all epochs is. */
        public String film(UUID run, String ending) {
            return "/api/runs/" + run + "/film." + ending + "?kind="
                    + grid.origin().kind() + "&index=" + tile.index();
        }

        /** Whether a model made it, and that model is still there. */
        public boolean remakable() {
            return grid.origin().kind() != PictureKind.ORIGINAL && !checkpoint.isEmpty();
        }

        public boolean random() {
            return grid.origin().kind() == PictureKind.RANDOM;
        }

        /** Its name. */
        public String title() {
            return switch (grid.origin().kind()) {
                case RANDOM -> "Face " + tile.number();
                case RECONSTRUCTION -> "Reconstruction " + tile.number();
                case ORIGINAL -> "Original " + tile.number();
                case SAMPLE -> "Sample " + tile.number();
            };
        }
    }

    /**
     * What people said of faces.
     *
     * @param mark of the chosen face
     * @param starred how many faces of the run and of what its checkpoints drew have a star
     * @param onSheet the marked faces of each picture on the sheet
     */
    public record Said(MarkView mark, long starred, Map<UUID, List<Mark>> onSheet) {}

    public MarkView mark() {
        return closer.said.mark;
    }

    public long starred() {
        return closer == null ? 0 : closer.said.starred;
    }

    public boolean empty() {
        return shots.isEmpty();
    }

    public Grid random() {
        return now.get(PictureKind.RANDOM);
    }

    public Grid reconstructions() {
        return now.get(PictureKind.RECONSTRUCTION);
    }

    public Grid originals() {
        return now.get(PictureKind.ORIGINAL);
    }

    /** Whether originals lie above their reconstructions. */
    public boolean paired() {
        return reconstructions() != null && originals() != null;
    }

    /** The random faces of the sheet. */
    public List<Cell> faces() {
        return cells(random(), random().layout().tiles());
    }

    /** The faces of which both are shown. */
    public List<Cell.Pair> pairs() {
        int both = Math.min(
                originals().layout().tiles(), reconstructions().layout().tiles());
        List<Cell> above = cells(originals(), both);
        List<Cell> below = cells(reconstructions(), both);
        return IntStream.range(0, both)
                .mapToObj(i -> new Cell.Pair(above.get(i), below.get(i)))
                .toList();
    }

    private List<Cell> cells(Grid grid, int count) {
        return Cell.of(grid, count, looking, closer == null ? List.of() : Cell.marks(grid, closer.said.onSheet));
    }

    public int first() {
        return shots.get(0).epoch();
    }

    public int newest() {
        return shots.get(shots.size() - 1).epoch();
    }

    public int previous() {
        return neighbour(-1);
    }

    public int next() {
        return neighbour(1);
    }

    private int neighbour(int by) {
        for (int i = 0; i < shots.size(); i++) {
            if (shots.get(i).epoch() == looking.epoch()) {
                return shots.get(Math.max(0, Math.min(shots.size() - 1, i + by)))
                        .epoch();
            }
        }
        return looking.epoch();
    }

    /** What was drawn at the epoch on the sheet. */
    public EpochShot shot() {
        return shots.stream()
                .filter(shot -> shot.epoch() == looking.epoch())
                .findFirst()
                .orElseThrow();
    }

    /** The frames of the strip: all of a short run, else those around the epoch on the sheet. */
    public List<StripFrame> frames() {
        if (shots.size() <= FRAMES) {
            return StripFrame.of(shots, 0, shots.size(), looking);
        }
        int from = Math.max(0, Math.min(shots.size() - FRAMES_OF_LONG, shots.indexOf(shot()) - FRAMES_OF_LONG / 2));
        return StripFrame.of(shots, from, from + FRAMES_OF_LONG, looking);
    }

    /** The pictures of these frames. */
    public List<StripFrame.Block> blocks() {
        return StripFrame.blocks(shots, frames());
    }

    /** Epochs to come that the strip shows hatched; none of a long run. */
    public List<Integer> todo() {
        int epochs = head.work().settings().epochs();
        int last = head.work().lastEpoch();
        return epochs > FRAMES || head.standing().ended()
                ? List.of()
                : IntStream.rangeClosed(last + 1, epochs).boxed().toList();
    }

    /** The marks under the slider, each with its place of 0 to 1. */
    public List<Tick> ticks() {
        boolean all = shots.size() <= 60;
        Integer best = head.work().bestEpoch();
        int span = Math.max(1, newest() - first());
        return shots.stream()
                .filter(shot ->
                        all || shot.kept() || Integer.valueOf(shot.epoch()).equals(best))
                .map(shot -> new Tick(
                        shot.epoch(),
                        (shot.epoch() - first()) / (double) span,
                        Integer.valueOf(shot.epoch()).equals(best) ? "best" : shot.kept() ? "kept" : ""))
                .toList();
    }

    /** @param css what it stands for: a kept checkpoint, the best epoch, or neither */
    public record Tick(int epoch, double at, String css) {}

    /** How many faces there are in all. */
    public String pictures() {
        long grids = shots.stream()
                .mapToLong(shot -> (shot.random() == null ? 0 : 1) + (shot.reconstruction() == null ? 0 : 1))
                .sum();
        return Figures.grouped(grids);
    }

    public String draws() {
        return Wording.draws(head.work().settings());
    }

    public List<Looking.Show> shows() {
        return List.of(Looking.Show.values());
    }

    public List<Looking.View> ways() {
        return List.of(Looking.View.values());
    }

    /** The epoch with which a comparison starts: the first one, or the next if that is on the sheet. */
    public int compareWith() {
        return looking.epoch() == first() ? next() : first();
    }
}
