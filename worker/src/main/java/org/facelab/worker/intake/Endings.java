package org.facelab.worker.intake;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.facelab.db.entity.FailureKind;
import org.facelab.db.entity.JobKind;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.PlainText;
import org.facelab.db.message.JobAnnounced;

/** Ends claimed jobs under their fence, and lets those go on that waited for them, in the same transaction. */
@Singleton
public class Endings {
    private static final int LONGEST_TEXT = 4000;
    private final EntityManager em;

    Endings(EntityManager em) {
        this.em = em;
    }

    /**
     * Ends a job, or pauses it; one whose cancel was asked for while it was being paused is cancelled.
     *
     * @param progress the last that is known, as JSON, or null to keep what is stored
     * @param failure the kind, only for FAILED
     * @param text what a person reads in the log; for FAILED the reason
     * @throws ClaimLost if the claim is gone; nothing is changed then
     */
    public void end(Claim claim, String progress, JobState state, FailureKind failure, String text) {
        QuarkusTransaction.requiringNew().run(() -> {
            // a cancel that came while its work was saved for a pause is not forgotten
            JobState became = update(
                    claim,
                    "state = case when :state = 'PAUSED' and cancel_requested then 'CANCELLED' else :state end,"
                            + " progress = coalesce(cast(:progress as jsonb), progress),"
                            + " ended_at = case when :state = 'PAUSED' and not cancel_requested then null else clock_timestamp() end,"
                            + " failure_kind = :failure, failure_text = :text,"
                            + " sample_requested = false, save_requested = false",
                    query -> query.setParameter("state", state.name())
                            .setParameter("progress", progress)
                            .setParameter("failure", failure == null ? null : failure.name())
                            .setParameter("text", failure == null ? null : PlainText.of(text, LONGEST_TEXT)));
            close(claim, became.name(), became == state ? text : "Cancelled while it was being paused");
            releaseFollowers(claim.jobId(), became);
        });
    }

    /**
     * Puts a job back into the queue without using up an attempt; one whose cancel or pause was asked for meanwhile is
     * cancelled or paused instead.
     *
     * @param why what a person reads in the log
     * @throws ClaimLost if the claim is gone; nothing is changed then
     */
    public void giveBack(Claim claim, String why) {
        QuarkusTransaction.requiringNew().run(() -> {
            JobState became = update(
                    claim,
                    "state = case when cancel_requested then 'CANCELLED' when pause_requested then 'PAUSED' else 'QUEUED' end,"
                            + " ended_at = case when cancel_requested then clock_timestamp() end,"
                            + " queued_at = clock_timestamp(), attempt = greatest(attempt - 1, 0)",
                    query -> query);
            if (became == JobState.QUEUED) {
                close(claim, "GIVEN_BACK", "Given back: " + why + ". Another goes on from the checkpoint");
                announce(claim.jobId(), claim.kind());
            } else {
                close(claim, became.name(), became == JobState.PAUSED ? "Paused" : "Cancelled");
                releaseFollowers(claim.jobId(), became);
            }
        });
    }

    /** Ends the lease of a held claim and changes its row; returns the state it has then. */
    private JobState update(Claim claim, String assignments, UnaryOperator<Query> bind) {
        Query query = em.createNativeQuery(
                "update job set lease_until = null, pause_requested = false, " + assignments
                        + " where id = :job and fence = :fence and state = 'RUNNING' returning state",
                String.class);
        List<?> became = bind.apply(query)
                .setParameter("job", claim.jobId())
                .setParameter("fence", claim.fence())
                .getResultList();
        if (became.isEmpty()) {
            throw new ClaimLost(claim);
        }
        return JobState.valueOf((String) became.get(0));
    }

    private void close(Claim claim, String outcome, String text) {
        em.createNativeQuery("update job_attempt set ended_at = clock_timestamp(), outcome = :outcome"
                        + " where job_id = :job and fence = :fence")
                .setParameter("outcome", outcome)
                .setParameter("job", claim.jobId())
                .setParameter("fence", claim.fence())
                .executeUpdate();
        if (claim.kind() == JobKind.TRAIN) {
            log(claim.runId(), outcome.toLowerCase(Locale.ROOT).replace('_', '-'), text);
        }
    }

    /** A line in a run's log; within the caller's transaction. */
    void log(UUID run, String kind, String text) {
        em.createNativeQuery("insert into run_event (run_id, kind, text) values (:run, :kind, :text)")
                .setParameter("run", run)
                .setParameter("kind", kind)
                .setParameter("text", PlainText.of(text, LONGEST_TEXT))
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
