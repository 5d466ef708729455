package org.facelab.worker.training;

/** What a training tells and asks; all calls come on the training's thread. An exception thrown here ends the training. */
public interface TrainingListener {
    /** Asked before every step. */
    Wish wish();

    /** Once, before the first step. */
    void started(String device, int threads);

    /** Something that the run's log should say, as when a resumed run has another thread count. */
    void told(String text);

    /** After every step. */
    void progressed(TrainingProgress progress);

    /**
     * A step's loss or gradient was not finite: nothing was changed.
     *
     * @param step within the epoch, from 1
     * @param why for people
     */
    void stepSkipped(int epoch, int step, String why);

    /** An epoch is done. */
    void epochEnded(EpochResult result);

    /**
     * Answer to {@link Wish#STOP_AND_SAVE}.
     *
     * @param epoch the last finished epoch
     * @param step steps of the whole run so far
     */
    void savedWithin(int epoch, long step, Snapshot snapshot);
}
