package org.facelab.worker.intake;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.facelab.db.entity.FailureKind;
import org.facelab.db.entity.JobKind;
import org.facelab.db.entity.JobState;
import org.facelab.db.message.JobAnnounced;

/** Ends claimed jobs under their fence, and lets those go on that waited for them, in the same transaction. */
@Singleton
public class Endings {
    private final EntityManager em;

    Endings(EntityManager em) {
        this.em = em;
    }

    /**
     * Ends a job, or pauses it.
     *
     * @param progress the last that is known, as JSON, or null to keep what is stored
     * @param failure the kind, only for FAILED
     * @param text what a person reads in the log; for FAILED the reason
     * @throws ClaimLost if the claim is gone; nothing is changed then
     */
    public void end(Claim claim, String progress, JobState state, FailureKind failure, String text) {
        QuarkusTransaction.requiringNew().run(() -> {
            int changed = em.createNativeQuery(
                            "update job set state = :state, lease_until = null, pause_requested = false,"
                                    + " progress = coalesce(cast(:progress as jsonb), progress),"
                                    + " ended_at = case when :state = 'PAUSED' then null else clock_timestamp() end,"
                                    + " failure_kind = :failure, failure_text = :text where id = :job and fence = :fence and state = 'RUNNING'")
                    .setParameter("state", state.name())
                    .setParameter("progress", progress)
                    .setParameter("failure", failure == null ? null : failure.name())
                    .setParameter("text", failure == null ? null : text)
                    .setParameter("job", claim.jobId())
                    .setParameter("fence", claim.fence())
                    .executeUpdate();
            close(claim, changed, state.name(), text);
            releaseFollowers(claim.jobId(), state);
        });
    }

    /** Puts a job back into the queue without using up an attempt. */
    public void giveBack(Claim claim) {
        QuarkusTransaction.requiringNew().run(() -> {
            int changed = em.createNativeQuery(
                            "update job set state = 'QUEUED', lease_until = null, queued_at = clock_timestamp(),"
                                    + " attempt = greatest(attempt - 1, 0) where id = :job and fence = :fence and state = 'RUNNING'")
                    .setParameter("job", claim.jobId())
                    .setParameter("fence", claim.fence())
                    .executeUpdate();
            close(
                    claim,
                    changed,
                    "GIVEN_BACK",
                    "Given back: its worker was shut down. Another goes on from the checkpoint");
            announce(claim.jobId(), claim.kind());
        });
    }

    private void close(Claim claim, int changed, String outcome, String text) {
        if (changed == 0) {
            throw new ClaimLost(claim);
        }
        em.createNativeQuery("update job_attempt set ended_at = clock_timestamp(), outcome = :outcome"
                        + " where job_id = :job and fence = :fence")
                .setParameter("outcome", outcome)
                .setParameter("job", claim.jobId())
                .setParameter("fence", claim.fence())
                .executeUpdate();
        if (claim.kind() == JobKind.TRAIN) {
            log(claim.runId(), outcome.toLowerCase(java.util.Locale.ROOT).replace('_', '-'), text);
        }
    }

    /** A line in a run's log; within the caller's transaction. */
    void log(UUID run, String kind, String text) {
        em.createNativeQuery("insert into run_event (run_id, kind, text) values (:run, :kind, :text)")
                .setParameter("run", run)
                .setParameter("kind", kind)
                .setParameter("text", text)
                .executeUpdate();
    }

    /**
     * Queues the jobs that waited for this one alone, or cancels them if it did not succeed; within the caller's transaction.
     * The followers are locked first, so that of two needs that end at once the later sees the earlier.
     */
    void releaseFollowers(UUID job, JobState state) {
        if (!state.ended()) {
            return;
        }
        @SuppressWarnings("unchecked")
        List<UUID> followers = em.createNativeQuery(
                        "select id from job where state = 'BLOCKED' and id in"
                                + " (select job_id from job_dependency where needs_job_id = :job) order by id for no key update",
                        UUID.class)
                .setParameter("job", job)
                .getResultList();
        for (UUID follower : followers) {
            if (state == JobState.SUCCEEDED) {
                queueIfFree(follower);
            } else {
                em.createNativeQuery("update job set state = 'CANCELLED', ended_at = clock_timestamp() where id = :job")
                        .setParameter("job", follower)
                        .executeUpdate();
                releaseFollowers(follower, JobState.CANCELLED);
            }
        }
    }

    private void queueIfFree(UUID follower) {
        @SuppressWarnings("unchecked")
        List<String> kinds = em.createNativeQuery(
                        "update job set state = 'QUEUED', queued_at = clock_timestamp() where id = :job"
                                + " and not exists (select 1 from job_dependency d join job n on n.id = d.needs_job_id"
                                + " where d.job_id = :job and n.state <> 'SUCCEEDED') returning kind",
                        String.class)
                .setParameter("job", follower)
                .getResultList();
        kinds.forEach(kind -> announce(follower, JobKind.valueOf(kind)));
    }

    private void announce(UUID job, JobKind kind) {
        String message = """
                {"version":%d,"jobId":"%s","kind":"%s","reason":"%s"}""".formatted(JobAnnounced.VERSION, job, kind, JobAnnounced.Reason.QUEUED);
        em.createNativeQuery("insert into outbox (topic, message) values (:topic, cast(:message as jsonb))")
                .setParameter("topic", kind.topic())
                .setParameter("message", message)
                .executeUpdate();
    }
}
