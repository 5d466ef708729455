package org.facelab.dashboard.job;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.edge.Conflict;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.outbox.OutboxRelay;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobAction;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.RunEvent;
import org.facelab.db.message.JobAnnounced;

/** What a person may ask of a job. The row is locked, so a claim or an end at the same moment is before or after. */
@ApplicationScoped
public class JobControl {
    private final EntityManager entities;
    private final JobQueue queue;
    private final OutboxRelay relay;
    private final Clock clock;

    JobControl(EntityManager entities, JobQueue queue, OutboxRelay relay, Clock clock) {
        this.entities = entities;
        this.queue = queue;
        this.relay = relay;
        this.clock = clock;
    }

    /**
     * Cancels a job: at once if nobody works on it, else its worker is told and ends it within seconds.
     *
     * @param what the thing, as in {@code run #12}
     * @throws NotInState if it has ended
     */
    public void cancel(UUID jobId, String what) {
        QuarkusTransaction.requiringNew().run(() -> {
            Job job = locked(jobId);
            if (!job.state.allowed().contains(JobAction.CANCEL)) {
                throw new NotInState(what, JobAction.CANCEL, job.state);
            }
            UUID runId = runOf(jobId);
            if (job.state == JobState.RUNNING) {
                job.cancelRequested = true;
                queue.announce(job, JobAnnounced.Reason.CANCEL);
                log(runId, "Cancel was asked for; its worker stops it");
            } else {
                job.state = JobState.CANCELLED;
                job.endedAt = clock.instant();
                log(runId, "Cancelled while no worker was on it");
            }
            queue.changed(job, runId);
        });
        relay.wake();
    }

    /**
     * Sets the priority of a job; of those that wait, the highest is taken first.
     *
     * @throws Conflict if it has ended
     */
    public void prioritise(UUID jobId, int priority) {
        QuarkusTransaction.requiringNew().run(() -> {
            Job job = locked(jobId);
            if (job.state.ended()) {
                throw new Conflict("the job is " + job.state + ": its priority means nothing any more");
            }
            job.priority = priority;
            queue.changed(job, runOf(jobId));
        });
        relay.wake();
    }

    /** The row, locked until the caller's transaction ends. */
    public Job locked(UUID jobId) {
        Job job = entities.find(Job.class, jobId, LockModeType.PESSIMISTIC_WRITE);
        if (job == null) {
            throw new NotFound("job", jobId);
        }
        return job;
    }

    private UUID runOf(UUID jobId) {
        List<?> runs = entities.createNativeQuery("select run_id from run_job where job_id = :job", UUID.class)
                .setParameter("job", jobId)
                .getResultList();
        return runs.isEmpty() ? null : (UUID) runs.get(0);
    }

    private static void log(UUID runId, String text) {
        if (runId != null) {
            RunEvent event = new RunEvent();
            event.runId = runId;
            event.kind = "CANCEL";
            event.text = text;
            event.persist();
        }
    }
}
