package org.facelab.dashboard.job;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.outbox.OutboxRelay;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobState;
import org.jboss.logging.Logger;

/**
 * Ends what its worker should have ended: a job whose cancel or pause was asked for and whose worker is gone, or does not
 * act. The fence grows with it, so that a worker that wakes up later writes nothing more. Without this a dead worker would
 * leave a run "cancelling" for ever where no other worker is there to take it up.
 */
@ApplicationScoped
class Deadlines {
    /** How long an asked worker has. */
    @ConfigMapping(prefix = "facelab.asked")
    interface Limits {
        /** How often it is looked for. */
        @WithDefault("2s")
        Duration every();

        /** After the end of a lease, for the living renew first once an outage of the database is over. */
        @WithDefault("10s")
        Duration grace();

        /** For a cancel while the lease is renewed: its work hangs. */
        @WithDefault("60s")
        Duration cancelWithin();

        /** For a pause while the lease is renewed; an evaluation of many images may have to end first. */
        @WithDefault("15m")
        Duration pauseWithin();
    }

    private static final Logger LOG = Logger.getLogger(Deadlines.class);
    /* A waiting job has a flag if its worker gave it back before it saw the flag. */
    private static final String DUE = "(cancel_requested or pause_requested) and (state = 'QUEUED' or state = 'RUNNING'"
            + " and (lease_until < clock_timestamp() - make_interval(secs => :grace)"
            + " or asked_at < case when cancel_requested then cast(:cancels as timestamptz) else cast(:pauses as timestamptz) end))";

    private final EntityManager entities;
    private final JobControl jobs;
    private final Asking asking;
    private final OutboxRelay relay;
    private final Limits limits;
    private final Clock clock;

    Deadlines(EntityManager entities, JobControl jobs, Asking asking, OutboxRelay relay, Limits limits, Clock clock) {
        this.entities = entities;
        this.jobs = jobs;
        this.asking = asking;
        this.relay = relay;
        this.limits = limits;
        this.clock = clock;
    }

    /** Ends all that are due, one transaction each; several dashboards may do so at once. */
    @Scheduled(every = "{facelab.asked.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void endOverdue() {
        List<UUID> due = QuarkusTransaction.requiringNew().call(() -> due("", null));
        for (UUID jobId : due) {
            QuarkusTransaction.requiringNew().run(() -> {
                // a worker that ends or renews it in this moment comes first: its row is left alone then
                if (!due(" and id = :job for no key update skip locked", jobId).isEmpty()) {
                    end(Job.findById(jobId));
                }
            });
        }
        if (!due.isEmpty()) {
            relay.wake();
        }
    }

    private void end(Job job) {
        String worker = job.leaseOwner == null ? "no worker" : job.leaseOwner;
        boolean running = job.state == JobState.RUNNING;
        LOG.warnf(
                "job %s is %s without its worker: %s did not act in time",
                job.id, job.cancelRequested ? "cancelled" : "paused", worker);
        if (running) {
            closeAttempt(job);
        }
        job.fence++;
        asking.endWithoutWorker(new Asking.Of(
                job, jobs.runOf(job.id), running ? worker + " did not act in time" : "its worker gave it back", null));
    }

    private void closeAttempt(Job job) {
        entities.createNativeQuery("update job_attempt set ended_at = clock_timestamp(), outcome = 'LOST'"
                        + " where job_id = :job and fence = :fence and outcome is null")
                .setParameter("job", job.id)
                .setParameter("fence", job.fence)
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private List<UUID> due(String more, UUID jobId) {
        Instant now = clock.instant();
        var query = entities.createNativeQuery("select id from job where " + DUE + more, UUID.class)
                .setParameter("grace", limits.grace().toMillis() / 1000.0)
                .setParameter("cancels", now.minus(limits.cancelWithin()))
                .setParameter("pauses", now.minus(limits.pauseWithin()));
        if (jobId != null) {
            query.setParameter("job", jobId);
        }
        return query.getResultList();
    }
}
