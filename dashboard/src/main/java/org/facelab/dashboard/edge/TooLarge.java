package org.facelab.dashboard.edge;

/** A body is larger than what is taken here: answered with 413. */
public class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TooLarge(String message) {
        super(message);
    }
}
