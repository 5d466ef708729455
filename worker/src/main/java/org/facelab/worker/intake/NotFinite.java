package org.facelab.worker.intake;

/** Losses or gradients stopped being numbers; the message says where. */
public class NotFinite extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotFinite(String message, Throwable cause) {
        super(message, cause);
    }
}
