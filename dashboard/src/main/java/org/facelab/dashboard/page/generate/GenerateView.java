package org.facelab.dashboard.page.generate;

import java.util.List;
import org.facelab.dashboard.page.gallery.Grid.Tile;

/**
 * The page that draws new faces.
 *
 * @param choices the checkpoints that may draw
 * @param chosen the one in the bar, null if there is none at all
 * @param request the bar
 * @param drawing the generation that is shown, null before the first
 * @param face its chosen face, null while there is no picture
 * @param earlier the others
 */
public record GenerateView(
        Choices choices, Choices.Chosen chosen, Request request, Drawing drawing, Tile face, Earlier earlier) {

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
        return face.number() % drawing.wish().count() + 1;
    }

    public int previousFace() {
        return face.number() == 1 ? drawing.wish().count() : face.number() - 1;
    }

    /** The face's number from 1. */
    public int faceNumber() {
        return face == null ? 1 : face.number();
    }
}
