package org.facelab.dashboard.sweep;

import java.util.List;

/** What a sweep's budget and its number of trials at once leave, as it is used up within one decision. */
final class Room {
    private final Search search;
    private final boolean timeUp;
    private int active;
    private int proposed;
    private boolean exhausted;
    private long epochs;

    Room(Search search, NextSteps.Standing standing, List<Trial> trials) {
        this.search = search;
        this.timeUp = search.budget().hours() != null
                && standing.seconds() >= search.budget().hours() * 3600;
        this.active = (int) trials.stream().filter(Trial::active).count();
        this.proposed = standing.proposed();
        this.exhausted = standing.exhausted();
        this.epochs = trials.stream().mapToLong(Trial::committedEpochs).sum();
    }

    /** Whether nothing trains or waits. */
    boolean idle() {
        return active == 0;
    }

    boolean placeLeft() {
        return active < search.parallel() && !timeUp;
    }

    void takePlace() {
        active++;
    }

    /** Whether a new trial may start, as far as its epochs are not asked. */
    boolean trialLeft() {
        Integer most = search.budget().trials();
        return !exhausted && (most == null || proposed < most) && proposed < NewSweep.MOST_TRIALS;
    }

    int proposed() {
        return proposed;
    }

    /** Takes a place and epochs, if the budget has so many left. */
    boolean take(int wanted) {
        Long most = search.budget().epochs();
        if (most != null && epochs + wanted > most) {
            return false;
        }
        epochs += wanted;
        active++;
        return true;
    }

    /** The same for a new trial. */
    boolean takeTrial(int wanted) {
        boolean taken = take(wanted);
        proposed += taken ? 1 : 0;
        return taken;
    }

    void exhaust() {
        exhausted = true;
    }

    boolean exhausted() {
        return exhausted;
    }
}
