package org.facelab.dashboard.page.run;

import java.util.List;
import org.facelab.dashboard.page.gallery.Grid;

/** The page of a run. */
public record RunView(
        RunHead head,
        Progress progress,
        List<Frame> strip,
        Pictures pictures,
        RunLog log,
        List<SettingGroup> settings) {

    /**
     * @param left the estimate, empty while there is none
     * @param notes what should be known before the figures
     * @param finding what the curve says, for those who do not see it
     * @param figures the newest epochs as a table
     */
    public record Progress(
            Meter meter, List<Stat> stats, String left, List<Note> notes, String finding, List<FigureRow> figures) {}

    /** One epoch of the table beneath the curve. */
    public record FigureRow(int epoch, List<String> cells) {}

    /**
     * The newest pictures; null what was not drawn.
     *
     * @param sample the faces that somebody asked for within the running epoch
     */
    public record Pictures(Grid random, Grid sample, Grid reconstructions, Grid originals) {
        private static final int RANDOM = 20;
        private static final int PAIRS = 10;

        /** The faces that the page shows of the random ones. */
        public List<Grid.Tile> faces() {
            return random.layout().first(RANDOM);
        }

        /** The faces that the page shows of the sample. */
        public List<Grid.Tile> sampled() {
            return sample.layout().first(RANDOM);
        }

        /** Whether originals lie above their reconstructions. */
        public boolean paired() {
            return reconstructions != null && originals != null;
        }

        /** The faces of which both are shown. */
        public List<Grid.Tile> pairs() {
            return reconstructions
                    .layout()
                    .first(Math.min(PAIRS, originals.layout().tiles()));
        }
    }

    /** The title of the page's progress. */
    public String epochs() {
        RunHead.Work work = head.work();
        int epochs = work.settings().epochs();
        return head.standing().running()
                ? "Epoch " + work.currentEpoch() + " of " + epochs
                : work.lastEpoch() + " of " + epochs + " epochs";
    }

    /** As in {@code step 87 of 141}, or that the first step is still to come; empty where it says nothing. */
    public String step() {
        JobProgress progress = head.work().progress();
        if (head.standing().running() && !head.standing().lost() && progress.steps() == 0) {
            return "preparing, before its first step";
        }
        return head.standing().running()
                        && progress.steps() > 0
                        && progress.epoch() == head.work().lastEpoch()
                ? "step " + progress.step() + " of " + progress.steps()
                : "";
    }

    /** Which checkpoints a run keeps. */
    public String keeps() {
        return head.work().settings() instanceof org.facelab.db.settings.ConvVaeSettings settings
                ? "last, best and every " + ordinal(settings.keepEvery())
                : "";
    }

    private static String ordinal(int number) {
        String ending = number % 100 / 10 == 1
                ? "th"
                : switch (number % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return number == 1 ? "epoch" : number + ending;
    }

    /** The checkpoint that a fork starts from unless another one is chosen, or null. */
    public RunLog.Saved newestCheckpoint() {
        return log.checkpoints().isEmpty() ? null : log.checkpoints().get(0);
    }

    /** The model in a few words. */
    public String model() {
        return Wording.model(head.work().settings());
    }

    /** How the random faces were drawn. */
    public String draws() {
        return Wording.draws(head.work().settings());
    }
}
