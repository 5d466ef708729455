package org.facelab.dashboard.page.queue;

/** What a worker was asked to do with its jobs before it takes nothing new. */
public enum Draining {
    /** Nothing: it takes up jobs. */
    NONE(""),
    /** It ends what it does. */
    FINISH("Ends what it does, then takes no new job."),
    /** It saves and gives back. */
    HAND_BACK("Saves what it does and gives it back.");

    private final String words;

    Draining(String words) {
        this.words = words;
    }

    static Draining of(String column) {
        return column == null ? NONE : valueOf(column);
    }

    public boolean draining() {
        return this != NONE;
    }

    /** What it does while it has a job. */
    public String words() {
        return words;
    }
}
