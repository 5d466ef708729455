package org.facelab.worker.intake;

import java.util.Set;
import org.facelab.db.entity.JobKind;

/** One place for one running job. Three of them, so that nobody waits for a face or an import behind hours of training. */
public enum Slot {
    TRAINING(Set.of(JobKind.TRAIN)),
    GENERATION(Set.of(JobKind.GENERATE)),
    IMPORT(Set.of(JobKind.IMPORT));

    private final Set<JobKind> kinds;

    Slot(Set<JobKind> kinds) {
        this.kinds = kinds;
    }

    public Set<JobKind> kinds() {
        return kinds;
    }

    /** The slot that runs jobs of a kind. */
    public static Slot of(JobKind kind) {
        for (Slot slot : values()) {
            if (slot.kinds.contains(kind)) {
                return slot;
            }
        }
        throw new IllegalStateException("no slot runs jobs of kind " + kind);
    }
}
