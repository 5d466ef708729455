package org.facelab.worker.training;

/** A checkpoint does not belong to the training that should go on from it; the message says in what. */
public class CannotResume extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotResume(String message) {
        super(message);
    }
}
