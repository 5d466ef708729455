package org.facelab.worker.training;

/**
 * A stretch of epochs that a schedule is laid over: the whole of a run, or what somebody added to it.
 *
 * @param fromEpoch the last epoch before it, 0 at a run's start
 * @param toEpoch its last epoch
 */
public record Phase(int fromEpoch, int toEpoch) {
    public Phase {
        if (fromEpoch < 0 || toEpoch <= fromEpoch) {
            throw new IllegalArgumentException("a phase from epoch " + fromEpoch + " to " + toEpoch
                    + ": it must end after it begins, and begin at 0 or later");
        }
    }

    /** As in {@code 0-20}. */
    @Override
    public String toString() {
        return fromEpoch + "-" + toEpoch;
    }
}
