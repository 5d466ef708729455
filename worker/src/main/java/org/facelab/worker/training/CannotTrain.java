package org.facelab.worker.training;

/** A data set that these settings cannot train on, as one with fewer images than a batch; the message says what to change. */
public class CannotTrain extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotTrain(String message) {
        super(message);
    }
}
