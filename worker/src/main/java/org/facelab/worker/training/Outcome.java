package org.facelab.worker.training;

/** How a training ended, where it did not fail. */
public enum Outcome {
    /** All epochs are done. */
    FINISHED,
    /** It stopped on {@link Wish#STOP_AND_SAVE} and handed over a snapshot. */
    SAVED,
    /** It stopped on {@link Wish#STOP}. */
    STOPPED
}
