package org.facelab.worker.intake;

/** Why a worker gives its jobs back. */
enum GiveBack {
    SHUTDOWN("its worker was shut down"),
    DRAIN("its worker was drained"),
    OUTAGE("its worker could not reach the database");

    private final String text;

    GiveBack(String text) {
        this.text = text;
    }

    /** For the log of a run. */
    String text() {
        return text;
    }
}
