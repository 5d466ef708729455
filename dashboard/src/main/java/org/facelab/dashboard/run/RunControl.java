package org.facelab.dashboard.run;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.job.JobControl;
import org.facelab.dashboard.job.NotInState;
import org.facelab.db.entity.Run;

/** What a person may ask of a run: it goes to its newest training job. */
@ApplicationScoped
public class RunControl {
    private final JobControl jobs;

    RunControl(JobControl jobs) {
        this.jobs = jobs;
    }

    /**
     * Cancels a run: at once if it waits, within two seconds if a worker trains it.
     *
     * @throws NotFound if there is no such run
     * @throws NotInState if it has ended
     */
    public void cancel(UUID runId) {
        Run run = QuarkusTransaction.requiringNew().call(() -> Run.findById(runId));
        if (run == null) {
            throw new NotFound("run", runId);
        }
        jobs.cancel(run.jobId, "run #" + run.number);
    }
}
