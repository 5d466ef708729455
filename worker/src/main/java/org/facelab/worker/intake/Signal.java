package org.facelab.worker.intake;

/** What the outside wants of a running job; a later one outranks an earlier. */
public enum Signal {
    GO_ON,
    /** A person asked to pause: save and stop. */
    PAUSE,
    /** The worker shuts down: save, stop, and let another go on. */
    GIVE_BACK,
    /** A person asked to cancel: stop, save nothing more. */
    CANCEL,
    /** The claim is gone: stop at once, nothing that is written counts. */
    LOST
}
