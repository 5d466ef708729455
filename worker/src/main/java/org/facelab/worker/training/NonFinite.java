package org.facelab.worker.training;

/** Too many steps in a row had a loss or gradient that is not finite; the message says where and at which learning rate. */
public class NonFinite extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NonFinite(String message) {
        super(message);
    }
}
