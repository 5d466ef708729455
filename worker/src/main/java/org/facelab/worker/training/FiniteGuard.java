package org.facelab.worker.training;

/** Watches that steps stay finite, and ends a training that cannot learn any more. */
final class FiniteGuard {
    /** Ten bad batches in a row are no accident: the weights lie where every batch overflows. */
    static final int MOST_IN_A_ROW = 10;
    /** A device that works ahead is asked this often only, for each question makes it wait. */
    private static final int ASYNCHRONOUS_INTERVAL = 10;

    private final EpochSums sums;
    private final TrainingListener listener;
    private final int interval;
    private long reported;

    FiniteGuard(EpochSums sums, boolean asynchronous, TrainingListener listener) {
        this.sums = sums;
        this.listener = listener;
        interval = asynchronous ? ASYNCHRONOUS_INTERVAL : 1;
    }

    /** Begins at an epoch's start, or within one that is resumed. */
    void begin() {
        reported = sums.read().skipped();
    }

    /**
     * Looks at a step that was done.
     *
     * @param step within the epoch, from 1
     * @throws NonFinite after too many in a row
     */
    void check(int epoch, int step, boolean last, double rate) {
        if (step % interval != 0 && !last) {
            return;
        }
        EpochSums.Values values = sums.read();
        if (values.skipped() > reported) {
            long skipped = values.skipped() - reported;
            reported = values.skipped();
            listener.stepSkipped(
                    epoch,
                    step,
                    (interval == 1 ? "its" : skipped + " of the last " + interval + " steps':")
                            + " loss or gradient was not finite, at the learning rate " + rate
                            + "; nothing was learnt from it");
        }
        if (values.skippedInRow() >= MOST_IN_A_ROW) {
            throw new NonFinite("loss or gradient was not finite in " + values.skippedInRow()
                    + " steps in a row, up to epoch " + epoch + ", step " + step + ", at the learning rate " + rate
                    + ": choose a lower learning rate or a gradient clip, and go on from the last checkpoint");
        }
    }
}
