package org.facelab.dashboard.page;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How far a run is: one segment an epoch, in the run's colour.
 *
 * @param done finished epochs
 * @param epochs of the whole
 * @param percentOfEpoch of the running one
 * @param running whether one runs
 */
public record EpochMeter(int done, int epochs, int percentOfEpoch, boolean running) {
    private static final int MOST = 120;

    /** The class of each segment; empty where there are too many to be seen. */
    public List<String> segments() {
        return epochs > MOST
                ? List.of()
                : IntStream.rangeClosed(1, epochs)
                        .mapToObj(epoch -> epoch <= done ? "done" : epoch == done + 1 && running ? "now" : "todo")
                        .toList();
    }

    public boolean segmented() {
        return epochs <= MOST;
    }

    /** Of the whole run. */
    public int percent() {
        return Math.min(100, (100 * done + (running ? percentOfEpoch : 0)) / epochs);
    }

    /** As in {@code epoch 15 of 20}. */
    public String text() {
        return "epoch " + (running ? Math.min(done + 1, epochs) : done) + " of " + epochs;
    }
}
