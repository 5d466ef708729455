package org.facelab.db.entity;

import java.util.EnumSet;
import java.util.Set;

/** The states of a sweep and what a person may ask in each. Nothing else knows them. */
public enum SweepState {
    /** Trials train, or wait for a worker. */
    RUNNING,
    /** A person stopped it for a while, its trials with it. */
    PAUSED,
    /** The budget is used up and at least one trial reported the objective. */
    SUCCEEDED,
    FAILED,
    CANCELLED;

    /** Whether nothing will happen any more, unless the sweep is extended. */
    public boolean ended() {
        return switch (this) {
            case SUCCEEDED, FAILED, CANCELLED -> true;
            case RUNNING, PAUSED -> false;
        };
    }

    /** What a person may ask of a sweep in this state. */
    public Set<SweepAction> allowed() {
        return switch (this) {
            case RUNNING -> EnumSet.of(SweepAction.PAUSE, SweepAction.CANCEL, SweepAction.EXTEND);
            case PAUSED -> EnumSet.of(SweepAction.RESUME, SweepAction.CANCEL, SweepAction.EXTEND, SweepAction.DELETE);
            case SUCCEEDED, FAILED -> EnumSet.of(SweepAction.EXTEND, SweepAction.DELETE);
            case CANCELLED -> EnumSet.of(SweepAction.DELETE);
        };
    }
}
