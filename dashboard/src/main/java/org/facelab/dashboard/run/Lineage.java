package org.facelab.dashboard.run;

import java.util.List;
import java.util.UUID;
import org.facelab.db.entity.JobState;

/**
 * Where a run came from and what came from it.
 *
 * @param runId the run that was asked about
 * @param root the oldest ancestor that is still there, with all that came from it
 * @param complete whether the tree is whole; very large ones are cut
 */
public record Lineage(UUID runId, Node root, boolean complete) {
    /** How a run came from another. */
    public enum Relation {
        /** From nothing. */
        FIRST,
        /** From a checkpoint of its parent. */
        FORK,
        /** With the settings of its parent, changed or not. */
        CLONE
    }

    /**
     * A run in the tree.
     *
     * @param relation to its parent, which may be gone
     * @param parentEpoch the epoch of the parent's checkpoint, for a fork
     * @param phases its training jobs, oldest first
     * @param children oldest first
     */
    public record Node(
            UUID runId,
            long number,
            String name,
            JobState state,
            int lastEpoch,
            Relation relation,
            Integer parentEpoch,
            List<Phase> phases,
            List<Node> children) {}

    /** Why there was a new job. */
    public enum Start {
        FIRST,
        RETRY,
        CONTINUE
    }

    /**
     * One training job of a run.
     *
     * @param fromEpoch the epochs done before its phase
     * @param toEpoch the last epoch of its phase
     */
    public record Phase(UUID jobId, Start start, JobState state, int fromEpoch, int toEpoch) {}
}
