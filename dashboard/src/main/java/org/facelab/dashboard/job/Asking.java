package org.facelab.dashboard.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.UUID;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobAction;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.Run;
import org.facelab.db.entity.RunEvent;
import org.facelab.db.message.JobAnnounced;

/**
 * What is asked of a job whose row the caller has locked, all within the caller's transaction: done at once if no worker is
 * on it, else written on its row, where its worker reads it each second. The caller wakes the relay after its commit.
 */
@ApplicationScoped
public class Asking {
    private final EntityManager entities;
    private final JobQueue queue;
    private final Clock clock;

    Asking(EntityManager entities, JobQueue queue, Clock clock) {
        this.entities = entities;
        this.queue = queue;
        this.clock = clock;
    }

    /** Says no, in the words of the thing that the job works for. */
    public interface Refusal {
        NotInState to(JobAction asked);
    }

    /**
     * A locked job, and what stands in its run's log about what was asked.
     *
     * @param runId the run it trains, or null
     * @param why a reason for the log, or null where a person asked
     * @param refusal thrown where the job's state does not allow it
     */
    public record Of(Job job, UUID runId, String why, Refusal refusal) {}

    /** Cancels. What is being cancelled already stays so, for its worker ends it once. */
    public void cancel(Of of) {
        Job job = of.job();
        if (Allowed.cancelling(job)) {
            return;
        }
        check(of, JobAction.CANCEL);
        if (job.state == JobState.RUNNING) {
            job.cancelRequested = true;
            job.askedAt = clock.instant();
            queue.announce(job, JobAnnounced.Reason.CANCEL);
            log(of, "CANCEL", "Cancel was asked for; its worker stops it");
        } else {
            job.state = JobState.CANCELLED;
            job.endedAt = clock.instant();
            log(of, "CANCEL", "Cancelled while no worker was on it");
            cancelFollowers(job);
        }
        queue.changed(job, of.runId());
    }

    /** Pauses: at once if it waits, else its worker saves within the epoch and stops. */
    public void pause(Of of) {
        Job job = of.job();
        if (Allowed.pausing(job) && !Allowed.cancelling(job)) {
            return;
        }
        check(of, JobAction.PAUSE);
        if (job.state == JobState.RUNNING) {
            job.pauseRequested = true;
            job.askedAt = clock.instant();
            queue.announce(job, JobAnnounced.Reason.PAUSE);
            log(of, "PAUSE", "Pause was asked for; its worker saves and stops");
        } else {
            job.state = JobState.PAUSED;
            log(of, "PAUSE", "Paused while no worker was on it");
        }
        queue.changed(job, of.runId());
    }

    /** Puts a paused job back into the queue, at the place that it had. */
    public void resume(Of of) {
        Job job = of.job();
        check(of, JobAction.RESUME);
        job.state = JobState.QUEUED;
        job.queuedAt = clock.instant();
        job.pauseRequested = false;
        leaveRung(job, of.runId());
        queue.announce(job, JobAnnounced.Reason.QUEUED);
        log(of, "RESUME", "Resumed; it waits for a worker");
        queue.changed(job, of.runId());
    }

    /** What its sweep had set aside after an epoch would be paused there again at once; so it trains to its end. */
    private static void leaveRung(Job job, UUID runId) {
        Run run = runId == null ? null : Run.findById(runId);
        if (run != null && job.pauseAfterEpoch != null && run.lastEpoch >= job.pauseAfterEpoch) {
            job.pauseAfterEpoch = null;
            run.stoppedEarly = false;
        }
    }

    /** Asks the worker of a running job for pictures at its next step. */
    public void sampleNow(Of of) {
        check(of, JobAction.SAMPLE_NOW);
        of.job().sampleRequested = true;
        wished(of, "SAMPLE", "Pictures were asked for; its worker draws them at the next step");
    }

    /** Asks the worker of a running job for a checkpoint at its next step. */
    public void saveNow(Of of) {
        check(of, JobAction.SAVE_NOW);
        of.job().saveRequested = true;
        wished(of, "SAVE", "A checkpoint was asked for; its worker saves one at the next step");
    }

    /** Ends, or pauses, as was asked, a job whose worker cannot do it any more. */
    void endWithoutWorker(Of of) {
        Job job = of.job();
        job.state = job.cancelRequested ? JobState.CANCELLED : JobState.PAUSED;
        job.leaseUntil = null;
        job.pauseRequested = false;
        job.sampleRequested = false;
        job.saveRequested = false;
        if (job.state == JobState.CANCELLED) {
            job.endedAt = clock.instant();
            log(of, "CANCELLED", "Cancelled without its worker");
            cancelFollowers(job);
        } else {
            log(of, "PAUSED", "Paused without its worker; what it saved last is kept");
        }
        queue.changed(job, of.runId());
    }

    private void wished(Of of, String kind, String text) {
        queue.announce(of.job(), JobAnnounced.Reason.WISH);
        log(of, kind, text);
        queue.changed(of.job(), of.runId());
    }

    private static void check(Of of, JobAction asked) {
        if (!Allowed.of(of.job()).contains(asked)) {
            throw of.refusal().to(asked);
        }
    }

    /** What waited for a cancelled job would wait for ever. */
    private void cancelFollowers(Job job) {
        entities.flush();
        entities.createNativeQuery(
                        "with recursive follower as (select job_id from job_dependency where needs_job_id = :job union"
                                + " select d.job_id from job_dependency d join follower f on f.job_id = d.needs_job_id)"
                                + " update job set state = 'CANCELLED', ended_at = clock_timestamp() where state ="
                                + " 'BLOCKED' and id in (select job_id from follower)")
                .setParameter("job", job.id)
                .executeUpdate();
    }

    private static void log(Of of, String kind, String text) {
        if (of.runId() != null) {
            RunEvent event = new RunEvent();
            event.runId = of.runId();
            event.kind = kind;
            event.text = of.why() == null ? text : text + ": " + of.why();
            event.persist();
        }
    }
}
