package org.facelab.dashboard.page.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.facelab.dashboard.run.Lineages;
import org.facelab.dashboard.run.RunActions;
import org.facelab.dashboard.run.Runs;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.Run;

/** Looks up what may be asked of a run. */
@ApplicationScoped
class Offers {
    private final Runs runs;
    private final Lineages lineages;

    Offers(Runs runs, Lineages lineages) {
        this.runs = runs;
        this.lineages = lineages;
    }

    @Transactional
    Offer of(UUID runId) {
        Run run = runs.row(runId);
        Job job = Job.findById(run.jobId);
        return new Offer(
                RunActions.of(run, job), run.notes, job.sampleRequested, job.saveRequested, Kin.of(lineages.of(runId)));
    }
}
