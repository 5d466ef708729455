package org.facelab.dashboard.page.compare;

import java.util.List;
import java.util.stream.Collectors;
import org.facelab.dashboard.page.RunColour;
import org.facelab.dashboard.page.compare.Looks.Axis;
import org.facelab.dashboard.page.run.RunHead;
import org.facelab.db.entity.SavedView;

/**
 * The page of a comparison.
 *
 * @param looks what the address says
 * @param runs what is compared
 * @param chart what the chart shows, in words and figures
 * @param gallery their faces
 * @param table what differs
 * @param offers other runs and kept comparisons
 */
public record CompareView(
        Looks looks, Compared runs, Chart chart, Gallery gallery, DifferenceTable table, Offers offers) {

    /** @param remarks where like is not compared with like */
    public record Compared(List<RunHead> heads, List<String> remarks) {}

    /**
     * @param measures what the chart can show
     * @param finding what it says, for those who do not see it
     * @param missing the runs that do not report the measure, empty if all do
     * @param notFinite how many values are not finite
     * @param figures the newest epochs as a table
     */
    public record Chart(
            List<MeasureChoice> measures, String finding, String missing, long notFinite, List<FigureRow> figures) {}

    /** @param label with the number of runs where not all report it */
    public record MeasureChoice(String word, String label, boolean chosen) {}

    /** One epoch of the table beneath the chart. */
    public record FigureRow(int epoch, List<String> cells) {}

    /**
     * @param reach the epochs of the slider and the one it stands on
     * @param faces which faces are shown
     * @param rows the faces of each run
     * @param words what is to be known of the random faces and of the reconstructions
     * @param of how many faces there are at most
     */
    public record Gallery(Reach reach, List<Place> faces, FaceRows rows, Words words, int of) {
        public boolean empty() {
            return reach.newest() == 0;
        }

        public int first() {
            return faces.get(0).number();
        }

        public int last() {
            return faces.get(faces.size() - 1).number();
        }

        public boolean before() {
            return first() > 1;
        }

        public boolean after() {
            return last() < of;
        }

        public int previous() {
            return Math.max(1, first() - Looks.FACES);
        }

        public int next() {
            return last() + 1;
        }

        public List<FaceRow> random() {
            return rows.random();
        }

        public List<FaceRow> reconstructions() {
            return rows.reconstructions();
        }

        public FaceRow originals() {
            return rows.originals();
        }

        public boolean reconstructed() {
            return reconstructions().stream().anyMatch(row -> row.grid() != null);
        }
    }

    /**
     * A row for each run.
     *
     * @param originals what all reconstructions are of, null where each run has its own
     */
    public record FaceRows(List<FaceRow> random, List<FaceRow> reconstructions, FaceRow originals) {}

    /** A place in the rows: the face of this index, which people call by the number after it. */
    public record Place(int index) {
        public int number() {
            return index + 1;
        }
    }

    /** @param newest 0 while there is no picture */
    public record Reach(int first, int newest, int epoch, int epochs) {
        public int previous() {
            return Math.max(first, epoch - 1);
        }

        public int next() {
            return Math.min(newest, epoch + 1);
        }
    }

    /**
     * @param draws why the random faces are not the same draws, empty if they are
     * @param note what else is to be known of them
     * @param validation why the reconstructions are not of the same faces, empty if they are
     */
    public record Words(String draws, String note, String validation) {}

    /**
     * The faces of one run.
     *
     * @param head null for originals that stand for all
     * @param grid the picture, null if the run has none
     * @param epoch of the picture, 0 for originals
     * @param mse as it is written, empty where there is none
     * @param behind whether the run has no picture of the epoch asked for
     */
    public record FaceRow(RunHead head, Sheet grid, int epoch, String mse, boolean behind) {}

    /** @param columns of its tiles, @param rows likewise */
    public record Sheet(String address, int columns, int rows, int tiles) {
        /** The column of a tile. */
        public int x(int index) {
            return index % columns;
        }

        /** The row of a tile. */
        public int y(int index) {
            return index / columns;
        }

        public boolean has(int index) {
            return index < tiles;
        }
    }

    /**
     * @param others newest runs that are not compared yet
     * @param saved kept comparisons
     * @param full whether no run more fits
     */
    public record Offers(List<Other> others, List<SavedView> saved, boolean full) {}

    /** A run that could be added. */
    public record Other(long number, String name) {
        public RunColour colour() {
            return RunColour.of(number);
        }
    }

    public List<RunHead> heads() {
        return runs.heads();
    }

    public List<String> remarks() {
        return runs.remarks();
    }

    public String title() {
        return "Compare " + heads().size() + " runs";
    }

    /** What an open page listens to: the runs that have not ended. */
    public String topics() {
        return heads().stream()
                .filter(head -> !head.standing().ended())
                .map(head -> "run:" + head.run().id())
                .collect(Collectors.joining(" "));
    }

    /** Whether anything can still change. */
    public boolean live() {
        return heads().stream().anyMatch(head -> !head.standing().ended());
    }

    public boolean mayLeaveOut() {
        return heads().size() > 2;
    }

    public List<Axis> axes() {
        return looks.axes();
    }

    /** Of the table: one for each run and one for the names. */
    public int columns() {
        return heads().size() + 1;
    }

    /** The name of the chart: measure and split. */
    public String measured() {
        return (looks.split().equals("train") ? "Training " : "Validation ")
                + looks.measure().label();
    }

    public boolean training() {
        return looks.split().equals("train");
    }
}
