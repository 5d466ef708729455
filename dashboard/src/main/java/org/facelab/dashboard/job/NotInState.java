package org.facelab.dashboard.job;

import java.util.Collection;
import java.util.List;
import org.facelab.dashboard.edge.Conflict;
import org.facelab.dashboard.edge.Problem;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobAction;
import org.facelab.db.entity.JobState;

/** A job is not in a state in which this can be asked: answered with 409, the state, and what is allowed in it. */
public class NotInState extends Conflict {
    private static final long serialVersionUID = 1L;
    private final JobState state;
    private final List<String> allowed;

    /**
     * @param what the thing, as in {@code run #12}
     * @param asked the word of what was asked, as in {@code retry}
     * @param job as it stands
     * @param allowed the words of what may be asked instead
     */
    public NotInState(String what, String asked, Job job, Collection<String> allowed) {
        super(what + " is " + standing(job) + ": it cannot be asked to " + asked + "; allowed now: "
                + (allowed.isEmpty() ? "nothing" : String.join(", ", sorted(allowed))));
        this.state = job.state;
        this.allowed = sorted(allowed);
    }

    /** Of a thing that is known by its job alone. */
    public static NotInState of(String what, JobAction asked, Job job) {
        return new NotInState(
                what,
                asked.word(),
                job,
                Allowed.of(job).stream().map(JobAction::word).toList());
    }

    /** The state it is in. */
    public JobState state() {
        return state;
    }

    @Override
    public Problem problem() {
        return Problem.notInState(getMessage(), state.name(), allowed);
    }

    private static String standing(Job job) {
        if (Allowed.cancelling(job)) {
            return job.state + " and is being cancelled";
        }
        return job.state + (Allowed.pausing(job) ? " and is being paused" : "");
    }

    private static List<String> sorted(Collection<String> words) {
        return words.stream().sorted().toList();
    }
}
