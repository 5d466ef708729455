package org.facelab.dashboard.job;

import java.util.stream.Collectors;
import org.facelab.dashboard.edge.Conflict;
import org.facelab.db.entity.JobAction;
import org.facelab.db.entity.JobState;

/** A job is not in a state in which this can be asked: answered with 409, the state, and what is allowed in it. */
public class NotInState extends Conflict {
    private static final long serialVersionUID = 1L;
    private final JobState state;

    /** @param what the thing, as in {@code run #12} */
    public NotInState(String what, JobAction asked, JobState state) {
        super(what + " is " + state + ": it cannot be asked to " + asked.word() + "; allowed now: " + allowed(state));
        this.state = state;
    }

    /** The state it is in. */
    public JobState state() {
        return state;
    }

    private static String allowed(JobState state) {
        return state.allowed().stream().map(JobAction::word).sorted().collect(Collectors.joining(", "));
    }
}
