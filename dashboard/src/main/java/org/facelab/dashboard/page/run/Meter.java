package org.facelab.dashboard.page.run;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How far a run is, as a bar.
 *
 * @param segments one an epoch, empty for a run of so many epochs that they would not be seen
 * @param percent of the whole
 * @param percentOfEpoch of the running epoch
 */
public record Meter(List<Segment> segments, int percent, int percentOfEpoch) {
    private static final int SEGMENTS = 120;

    /** An epoch of the bar. */
    public enum Segment {
        DONE("done"),
        NOT_FINITE("nan"),
        NOW("now"),
        AHEAD("");

        private final String css;

        Segment(String css) {
            this.css = css;
        }

        public String css() {
            return css;
        }

        public boolean now() {
            return this == NOW;
        }
    }

    static Meter of(RunHead head, Set<Integer> notFinite) {
        int epochs = head.work().settings().epochs();
        int last = head.work().lastEpoch();
        boolean running = head.standing().running();
        int within = running ? head.work().percentOfCurrent() : 0;
        int percent = last >= epochs ? 100 : (100 * last + within) / epochs;
        List<Segment> segments = epochs > SEGMENTS
                ? List.of()
                : IntStream.rangeClosed(1, epochs)
                        .mapToObj(epoch -> notFinite.contains(epoch)
                                ? Segment.NOT_FINITE
                                : epoch <= last
                                        ? Segment.DONE
                                        : epoch == last + 1 && running ? Segment.NOW : Segment.AHEAD)
                        .toList();
        return new Meter(segments, percent, within);
    }

    public boolean segmented() {
        return !segments.isEmpty();
    }
}
