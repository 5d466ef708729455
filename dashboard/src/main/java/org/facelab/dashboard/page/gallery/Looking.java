package org.facelab.dashboard.page.gallery;

import java.util.List;
import java.util.Locale;
import org.facelab.db.entity.PictureKind;

/**
 * What somebody looks at, as the address says it; whatever it asks that is not there becomes the nearest that is.
 *
 * @param epoch on the sheet
 * @param with the epoch on the left of a comparison, null when nothing is compared
 * @param kind of the chosen face
 * @param face its number from 1
 * @param view how two epochs are compared
 * @param show which sheets
 */
public record Looking(int epoch, Integer with, PictureKind kind, int face, View view, Show show) {
    /** How two epochs of one face are compared. */
    public enum View {
        SWIPE("Swipe"),
        SIDE("Side by side"),
        DIFFERENCE("Difference");

        private final String title;

        View(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which sheets are shown. */
    public enum Show {
        ALL("All"),
        RANDOM("Random"),
        RECONSTRUCTIONS("Reconstructions");

        private final String title;

        Show(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The words of an address. */
    public record Asked(Integer epoch, Integer with, String kind, Integer face, String view, String show) {}

    static Looking at(Asked asked, List<EpochShot> shots) {
        int newest = shots.isEmpty() ? 0 : shots.get(shots.size() - 1).epoch();
        return new Looking(
                asked.epoch() == null ? newest : nearest(asked.epoch(), shots),
                asked.with() == null || shots.isEmpty() ? null : nearest(asked.with(), shots),
                word(PictureKind.class, asked.kind(), PictureKind.RANDOM),
                asked.face() == null ? 1 : Math.max(1, asked.face()),
                word(View.class, asked.view(), View.SWIPE),
                word(Show.class, asked.show(), Show.ALL));
    }

    private static int nearest(int epoch, List<EpochShot> shots) {
        return shots.stream()
                .map(EpochShot::epoch)
                .reduce((a, b) -> Math.abs(b - epoch) < Math.abs(a - epoch) ? b : a)
                .orElse(0);
    }

    private static <E extends Enum<E>> E word(Class<E> type, String word, E fallback) {
        for (E value : type.getEnumConstants()) {
            if (word != null && value.name().equals(word.toUpperCase(Locale.ROOT))) {
                return value;
            }
        }
        return fallback;
    }

    public boolean comparing() {
        return with != null;
    }

    public boolean swiping() {
        return comparing() && view == View.SWIPE;
    }

    public boolean beside() {
        return comparing() && view == View.SIDE;
    }

    public boolean differing() {
        return comparing() && view == View.DIFFERENCE;
    }

    public boolean showsRandom() {
        return show != Show.RECONSTRUCTIONS;
    }

    public boolean showsReconstructions() {
        return show != Show.RANDOM;
    }

    /** The kind in the words of an address. */
    public String kindWord() {
        return kind.word();
    }

    /** The address of this. */
    String link() {
        return link(epoch, with, kindWord(), face, view, show);
    }

    /** The address of this with another epoch. */
    public String epochLink(int other) {
        return link(other, with, kindWord(), face, view, show);
    }

    /** The address of this with another face. */
    public String faceLink(String otherKind, int other) {
        return link(epoch, with, otherKind, other, view, show);
    }

    /** The address of this with another epoch on the left. */
    public String withLink(Integer other) {
        return link(epoch, other, kindWord(), face, view, show);
    }

    public String viewLink(View other) {
        return link(epoch, with, kindWord(), face, other, show);
    }

    public String showLink(Show other) {
        return link(epoch, with, kindWord(), face, view, other);
    }

    private static String link(int epoch, Integer with, String kind, int face, View view, Show show) {
        return "?epoch=" + epoch + "&kind=" + kind + "&face=" + face
                + (with == null ? "" : "&with=" + with + "&view=" + view.word())
                + (show == Show.ALL ? "" : "&show=" + show.word());
    }
}
