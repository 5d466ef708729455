package org.facelab.dashboard.page.run;

import org.facelab.db.entity.JobState;

/** What the page of the demo's run tells a newcomer: what happens, what to look at, what to try next. */
public enum Lead {
    /** Not the demo, or one that came to nothing: the notes say why. */
    NONE,
    /** Put away by its reader. */
    OFF,
    /** The model learns, or waits to. */
    LEARNING,
    /** The run is done. */
    LEARNED;

    /** The tag that the launcher gives its demo. */
    private static final String TAG = "demo";

    /** @param asked of the address; {@code off} puts it away, null asks for nothing */
    static Lead of(RunHead head, String asked) {
        if (!head.run().tags().contains(TAG)) {
            return NONE;
        }
        if ("off".equals(asked)) {
            return OFF;
        }
        JobState state = head.standing().state();
        return state == JobState.SUCCEEDED ? LEARNED : state.ended() ? NONE : LEARNING;
    }

    /** Whether this run has something to tell a newcomer, put away or not. */
    public boolean leads() {
        return this != NONE;
    }

    public boolean shown() {
        return this == LEARNING || this == LEARNED;
    }

    public boolean learned() {
        return this == LEARNED;
    }

    /** What the page's address ends with, so that what was put away stays so as the page renews itself. */
    public String query() {
        return this == OFF ? "?lead=off" : "";
    }
}
