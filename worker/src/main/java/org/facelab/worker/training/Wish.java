package org.facelab.worker.training;

/** What a training is asked to do before its next step. */
public enum Wish {
    CONTINUE,
    /** Draw faces, hand them over and go on. */
    SAMPLE,
    /** Take a snapshot within the epoch, hand it over and go on. */
    SAVE,
    /** Take a snapshot within the epoch, hand it over and end, so that another run of this training goes on from there. */
    STOP_AND_SAVE,
    /** End at once; nothing is saved. */
    STOP
}
