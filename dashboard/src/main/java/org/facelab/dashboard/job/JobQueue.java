package org.facelab.dashboard.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.facelab.dashboard.outbox.OutboxRows;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobKind;
import org.facelab.db.message.JobAnnounced;
import org.facelab.db.message.JobChanged;
import org.facelab.db.message.Topics;

/** Puts jobs into the queue and tells of them, all within the caller's transaction. */
@ApplicationScoped
public class JobQueue {
    private final OutboxRows outbox;

    JobQueue(OutboxRows outbox) {
        this.outbox = outbox;
    }

    /**
     * Adds a QUEUED job with its announcement to workers and its event to pages.
     *
     * @param runId the run it trains, or null
     */
    public Job add(JobKind kind, int priority, UUID runId) {
        Job job = new Job();
        job.kind = kind;
        job.priority = priority;
        job.persist();
        announce(job, JobAnnounced.Reason.QUEUED);
        changed(job, runId);
        return job;
    }

    /** Tells workers to look at a job. */
    void announce(Job job, JobAnnounced.Reason reason) {
        outbox.add(job.kind.topic(), new JobAnnounced(JobAnnounced.VERSION, job.id, job.kind.name(), reason));
    }

    /** Tells pages that a job's state is new. */
    public void changed(Job job, UUID runId) {
        outbox.add(Topics.JOB_EVENTS, new JobChanged(JobChanged.VERSION, job.id, runId, JobChanged.What.STATE));
    }
}
