package org.facelab.local;

/** Facelab cannot start, or cannot go on; the message tells a person why and what to do. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean aboutUsage;

    private Refusal(String message, boolean aboutUsage, Throwable cause) {
        super(message, cause);
        this.aboutUsage = aboutUsage;
    }

    Refusal(String message) {
        this(message, false, null);
    }

    Refusal(String message, Throwable cause) {
        this(message, false, cause);
    }

    /** A command line that asks for what there is not. */
    static Refusal usage(String message) {
        return new Refusal(message, true, null);
    }

    boolean isAboutUsage() {
        return aboutUsage;
    }

    int exitCode() {
        return aboutUsage ? 2 : 1;
    }
}
