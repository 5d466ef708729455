package org.facelab.dashboard.page.sweeps;

import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.page.RunColour;
import org.facelab.dashboard.page.StateBadge;
import org.facelab.dashboard.page.run.Stat;
import org.facelab.dashboard.page.sweeps.NewestFaces.Faces;

/**
 * The page of a sweep.
 *
 * @param asked how it is looked at
 * @param figures above the charts
 * @param trials as faces and as a table
 * @param reading what is read from all trials together
 */
public record SweepPageView(
        SweepAsked asked, Head head, SweepStats figures, Trials trials, Reading reading, Doing doing) {

    /** @param stats the second one has a meter, which is the progress */
    public record SweepStats(List<Stat> stats, SweepList.Trials progress) {}

    /** The same trials as faces and as rows. */
    public record Trials(Wall wall, Table table) {}

    /**
     * @param findings what the charts say, for those who do not see them
     * @param space what is searched and how, in words
     */
    public record Reading(Findings findings, Weights weights, List<Fact> space) {}

    /**
     * @param facts strategy and objective in words
     * @param live what an open page listens to, empty once nothing changes any more
     */
    public record Head(Name name, Standing standing, Dataset dataset, List<String> facts, String live) {}

    /** What tells a sweep from others, and what was noted on it. */
    public record Name(UUID id, long number, String name, String notes) {}

    /** @param failure why it failed, or empty */
    public record Standing(StateBadge badge, String failure) {}

    /** @param id null once it was deleted */
    public record Dataset(UUID id, String name) {}

    /** @param judged trials that have an objective, @param parallel of the parallel coordinates */
    public record Findings(String best, String parallel, String curves, String measure, int judged) {}

    /** The newest faces of the trials. */
    public record Wall(List<Card> cards, int all) {
        public boolean cut() {
            return cards.size() < all;
        }
    }

    /** @param rank as it is written, a dash without an objective */
    public record Card(String rank, int trial, UUID run, String value, Faces faces, boolean best) {}

    /** @param columns the searched settings, @param counts how many trials each choice shows */
    public record Table(List<Column> columns, List<Row> rows, List<Count> counts, String objective, Pages pages) {}

    /** @param all trials of the sweep */
    public record Pages(int page, int count, int all) {
        public boolean before() {
            return page > 1;
        }

        public boolean after() {
            return page < count;
        }

        public int previous() {
            return page - 1;
        }

        public int next() {
            return page + 1;
        }
    }

    /** A searched setting: its name in JSON and in words. */
    public record Column(String name, String label) {}

    /** How many trials a choice would show. */
    public record Count(SweepAsked.Show show, int count) {}

    /** @param cells a value for each column, a dash where the setting does not apply */
    public record Row(Trial trial, StateBadge badge, String epochs, List<String> cells, Value objective) {}

    /** Which trial it is, and the run that it is. */
    public record Trial(int number, UUID run, RunColour colour) {}

    /** @param text empty without one that is finite */
    public record Value(String text, boolean best) {
        public boolean finite() {
            return !text.isEmpty();
        }
    }

    /** @param words by which method and from how many trials */
    public record Weights(List<Importance.Bar> bars, String words) {}

    /** One line of what is searched and how. */
    public record Fact(String label, String value) {}

    /**
     * What may be done now.
     *
     * @param best the run of the best trial, null before the first objective
     */
    public record Doing(Allowed allowed, UUID best, Bound bound) {}

    /** What its state allows a person to ask for. */
    public record Allowed(boolean pause, boolean resume, boolean stop, boolean extend, boolean delete) {}

    /** What bounds the sweep; null what does not. */
    public record Bound(Integer trials, Long epochs, Double hours) {}

    public List<Stat> stats() {
        return figures.stats();
    }

    public SweepList.Trials progress() {
        return figures.progress();
    }

    public Wall wall() {
        return trials.wall();
    }

    public Table table() {
        return trials.table();
    }

    public Findings findings() {
        return reading.findings();
    }

    public Weights weights() {
        return reading.weights();
    }

    public List<Fact> space() {
        return reading.space();
    }

    public boolean started() {
        return table().pages().all() > 0;
    }
}
