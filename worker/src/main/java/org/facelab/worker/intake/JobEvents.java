package org.facelab.worker.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.facelab.db.message.JobChanged;
import org.jboss.logging.Logger;

/** Tells the dashboards that something is worth a look. A lost event costs a second, so nothing here waits or fails a job. */
@ApplicationScoped
public class JobEvents {
    private static final Logger LOG = Logger.getLogger(JobEvents.class);
    private final Emitter<JobChanged> emitter;

    JobEvents(@Channel("job-events") @OnOverflow(value = OnOverflow.Strategy.DROP) Emitter<JobChanged> emitter) {
        this.emitter = emitter;
    }

    public void state(Claim claim) {
        send(claim, JobChanged.What.STATE);
    }

    /** Sends an event about a claimed job; returns at once, whatever the broker does. */
    public void send(Claim claim, JobChanged.What what) {
        send(claim.jobId(), claim.runId(), what);
    }

    private void send(UUID job, UUID run, JobChanged.What what) {
        try {
            emitter.send(new JobChanged(JobChanged.VERSION, job, run, what)).whenComplete((done, failure) -> {
                if (failure != null) {
                    LOG.debugf("the event %s of job %s was not sent: %s", what, job, failure.getMessage());
                }
            });
        } catch (IllegalStateException e) {
            // the channel is not connected yet or closed already: pages fetch anew by themselves
            LOG.debugf("the event %s of job %s was not sent: %s", what, job, e.getMessage());
        }
    }
}
