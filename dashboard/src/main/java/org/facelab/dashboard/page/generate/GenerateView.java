package org.facelab.dashboard.page.generate;

import java.util.List;
import org.facelab.dashboard.page.MarkView;
import org.facelab.dashboard.page.gallery.Grid;
import org.facelab.dashboard.page.gallery.Grid.Tile;

/**
 * The page that draws new faces.
 *
 * @param bar what can be asked for
 * @param shown the generation that is looked at
 * @param earlier the others
 * @param call what stands in the bar, as a call of the API; empty while nothing can be asked for
 */
public record GenerateView(Bar bar, Shown shown, Earlier earlier, String call) {

    /**
     * What can be asked for.
     *
     * @param choices the checkpoints that may draw
     * @param chosen the one in the bar, null if there is none at all
     * @param originals the validation faces of its run that may be ticked, null if there are none
     * @param request what stands in the bar
     */
    public record Bar(Choices choices, Choices.Chosen chosen, Grid originals, Request request) {}

    /**
     * The generation that is looked at.
     *
     * @param drawing null before the first
     * @param face its chosen face, null while there is no picture
     * @param mark what somebody said of that face, null likewise
     */
    public record Shown(Drawing drawing, Tile face, MarkView mark) {
        static final Shown NOTHING = new Shown(null, null, null);
    }

    /** Whether faces can be drawn, and nobody has yet. */
    public boolean untouched() {
        return chosen() != null && drawing() == null && earlier.drawings.isEmpty();
    }

    public Choices choices() {
        return bar.choices;
    }

    public Choices.Chosen chosen() {
        return bar.chosen;
    }

    public Grid originals() {
        return bar.originals;
    }

    public Request request() {
        return bar.request;
    }

    public Drawing drawing() {
        return shown.drawing;
    }

    public Tile face() {
        return shown.face;
    }

    public MarkView mark() {
        return shown.mark;
    }

    /**
     * A page of generations.
     *
     * @param more whether older ones follow
     * @param paged whether these are not the newest
     */
    public record Earlier(List<Drawing> drawings, long all, boolean more, boolean paged) {
        /** Where the next page begins. */
        public String last() {
            return drawings.get(drawings.size() - 1).id().toString();
        }
    }

    public int nextFace() {
        return face().number() % drawing().wish().count() + 1;
    }

    public int previousFace() {
        return face().number() == 1 ? drawing().wish().count() : face().number() - 1;
    }

    /** The face's number from 1. */
    public int faceNumber() {
        return face() == null ? 1 : face().number();
    }
}
