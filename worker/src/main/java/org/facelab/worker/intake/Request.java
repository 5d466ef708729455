package org.facelab.worker.intake;

/** What somebody asked of a running job that goes on afterwards. */
public enum Request {
    /** Pictures now. */
    SAMPLE("sample_requested"),
    /** A checkpoint now. */
    SAVE("save_requested");

    private final String column;

    Request(String column) {
        this.column = column;
    }

    /** The flag in the job's row. */
    public String column() {
        return column;
    }
}
