package org.facelab.worker.training;

/** What a training tells and asks; all calls come on the training's thread. An exception thrown here ends the training. */
public interface TrainingListener {
    /** Asked before every step, and within evaluations, where only {@link Wish#STOP} counts. */
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

    /** Answer to {@link Wish#STOP_AND_SAVE}. */
    void savedWithin(Within within);

    /** Answer to {@link Wish#SAVE}; the next wish is asked for a step later. */
    void savedOnRequest(Within within);

    /** Answer to {@link Wish#SAMPLE}; the next wish is asked for a step later. */
    void sampled(Sample sample);

    /**
     * The other answer to {@link Wish#SAMPLE}: it cannot be fulfilled now.
     *
     * @param why for people
     */
    void notSampled(String why);
}
