package org.facelab.worker.intake;

/** What was asked for cannot be done; the message says what a person can do about it. */
public class JobRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JobRefused(String message) {
        super(message);
    }

    public JobRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
