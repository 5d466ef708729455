package org.facelab.dashboard.edge;

/** What was asked for cannot be done as things stand: answered with 409. */
public class Conflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what stands in the way and what to do about it */
    public Conflict(String message) {
        super(message);
    }

    /** As it is answered. */
    public Problem problem() {
        return Problem.of(409, getMessage());
    }
}
