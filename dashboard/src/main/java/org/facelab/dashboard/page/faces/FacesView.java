package org.facelab.dashboard.page.faces;

import java.util.List;
import org.facelab.dashboard.page.gallery.Grid.Layout;
import org.facelab.dashboard.page.gallery.Grid.Tile;
import org.facelab.dashboard.page.run.RunName;

/**
 * Faces to choose from.
 *
 * @param run whose faces they are
 * @param asked which of them
 * @param groups of faces, each with its heading
 */
public record FacesView(RunName run, Asked asked, List<Group> groups) {
    /**
     * What was asked for, as the filter shows it.
     *
     * @param epoch of the run's pictures, null for all, or where a generation is shown
     * @param generation whose faces are shown, null for the run's
     * @param starred whether only starred faces are shown
     * @param rating the least rating that is shown, 0 for any
     */
    public record Asked(Integer epoch, String generation, boolean starred, int rating) {
        /** Whether only marked faces are shown. */
        public boolean filtered() {
            return starred || rating > 0;
        }

        public boolean least(int other) {
            return rating == other;
        }

        /** Where they were looked at before. */
        String back(RunName run) {
            return generation != null
                    ? "/generate?generation=" + generation
                    : "/runs/" + run.id() + "/gallery" + (epoch == null ? "" : "?epoch=" + epoch);
        }
    }

    /** Faces under one heading. */
    public record Group(String title, List<Face> faces) {
        public String count() {
            return faces.size() == 1 ? "1 face" : faces.size() + " faces";
        }
    }

    /**
     * One face.
     *
     * @param name as the zip's form sends it
     * @param label what it is called
     * @param caption on the picture, empty for none
     * @param grid the address of the picture that holds it
     */
    public record Face(String name, String label, String caption, boolean starred, String grid, Place place) {}

    /** Where a face is in its grid. */
    public record Place(Layout layout, Tile tile) {}

    public boolean empty() {
        return groups.stream().allMatch(group -> group.faces().isEmpty());
    }

    public int count() {
        return groups.stream().mapToInt(group -> group.faces().size()).sum();
    }

    /** Whether there may be more marked faces than are listed. */
    public boolean full() {
        return asked.filtered() && count() >= FacesQuery.MOST_MARKED;
    }

    public String back() {
        return asked.back(run);
    }

    public List<Integer> ratings() {
        return List.of(1, 2, 3, 4, 5);
    }
}
