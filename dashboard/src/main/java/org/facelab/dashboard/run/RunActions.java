package org.facelab.dashboard.run;

import java.util.EnumSet;
import java.util.Set;
import org.facelab.dashboard.job.Allowed;
import org.facelab.dashboard.job.NotInState;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobAction;
import org.facelab.db.entity.Run;

/** What may be asked of a run as it stands. */
public final class RunActions {
    private RunActions() {}

    /** @param job the run's newest training job */
    public static Set<RunAction> of(Run run, Job job) {
        Set<RunAction> actions = EnumSet.of(RunAction.CLONE, run.archived ? RunAction.UNARCHIVE : RunAction.ARCHIVE);
        for (JobAction allowed : Allowed.of(job)) {
            actions.add(RunAction.valueOf(allowed.name()));
        }
        // the last epoch's checkpoint always stays, so a run with an epoch has one; a run without can only be continued
        // from its very start, which a clone does
        if (run.lastEpoch == 0) {
            actions.remove(RunAction.CONTINUE);
        }
        if (run.lastEpoch > 0 || run.askedCheckpoint) {
            actions.add(RunAction.FORK);
        }
        return actions;
    }

    /** The answer to what is not among them. */
    static NotInState refused(RunAction asked, Run run, Job job) {
        return new NotInState("run #" + run.number, asked.word(), job, RunAction.words(of(run, job)));
    }
}
