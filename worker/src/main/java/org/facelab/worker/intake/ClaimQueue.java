package org.facelab.worker.intake;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.facelab.db.entity.JobKind;
import org.facelab.db.entity.JobState;

/** Claims the best job of some kinds in one statement, and ends those that must not start again. */
@Singleton
public class ClaimQueue {
    /*
     * A job whose cancel flag is set, or whose attempts are used up, is ended by the same statement that would have claimed
     * it. A RUNNING row under this worker's own name but of another instance was held by its former self, which the fence
     * keeps out, so it need not wait for the lease. A drained worker claims nothing, from the moment somebody drained it.
     */
    private static final String CLAIM = """
            with candidate as (
                select id, state as was, lease_owner as owner, coalesce(queued_at, created_at) as since,
                    case when cancel_requested then 'CANCELLED'
                         when pause_requested then 'PAUSED'
                         when attempt >= max_attempts then 'FAILED'
                         else 'RUNNING' end as becomes
                from job
                where kind in (:kinds) and (state = 'QUEUED' or (state = 'RUNNING'
                    and ((cast(:others as boolean) and lease_until < clock_timestamp())
                        or (lease_owner = :name and lease_instance <> :instance))))
                    and not exists (select 1 from worker where name = :name and drain is not null)
                order by priority desc, place, id
                limit 1
                for update skip locked)
            update job set
                state = becomes,
                fence = fence + 1,
                attempt = case when becomes = 'RUNNING' then attempt + 1 else attempt end,
                lease_owner = case when becomes = 'RUNNING' then :name else lease_owner end,
                lease_instance = case when becomes = 'RUNNING' then :instance else lease_instance end,
                lease_until = case when becomes = 'RUNNING'
                    then clock_timestamp() + make_interval(secs => :seconds) end,
                started_at = case when becomes = 'RUNNING' then coalesce(started_at, clock_timestamp()) else started_at end,
                ended_at = case when becomes in ('CANCELLED', 'FAILED') then clock_timestamp() end,
                pause_requested = pause_requested and becomes <> 'PAUSED',
                failure_kind = case when becomes = 'FAILED' then 'LOST' end,
                failure_text = case when becomes = 'FAILED' then 'Its worker was lost ' || max_attempts
                    || ' times in a row without finishing an epoch, the last time on ' || coalesce(owner, 'an unknown worker')
                    || '. What was stored until then is kept. Look at that worker''s log and memory, then retry' end
            from candidate where job.id = candidate.id
            returning job.id as id, job.kind as kind, job.state as state, job.fence as fence, job.attempt as attempt, was, owner,
                cast(extract(epoch from clock_timestamp() - since) * 1000 as bigint) as waited
            """;

    private final EntityManager em;
    private final WorkerIdentity identity;
    private final WorkerSettings settings;
    private final Endings endings;
    private final JobEvents events;

    ClaimQueue(EntityManager em, WorkerIdentity identity, WorkerSettings settings, Endings endings, JobEvents events) {
        this.em = em;
        this.identity = identity;
        this.settings = settings;
        this.endings = endings;
        this.events = events;
    }

    /**
     * Claims the next job of a slot's kinds.
     *
     * @param others whether ended leases of other workers may be taken
     * @return the claim, or empty if nothing waits
     */
    public Optional<Claim> next(Slot slot, boolean others) {
        while (true) {
            Optional<Claimed> claimed = QuarkusTransaction.requiringNew().call(() -> take(slot, others));
            claimed.ifPresent(c -> events.state(c.claim()));
            if (claimed.isEmpty() || claimed.get().state() == JobState.RUNNING) {
                return claimed.map(Claimed::claim);
            }
        }
    }

    private record Claimed(Claim claim, JobState state) {}

    private Optional<Claimed> take(Slot slot, boolean others) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = em.createNativeQuery(CLAIM, Tuple.class)
                .setParameter("kinds", slot.kinds().stream().map(Enum::name).toList())
                .setParameter("others", others)
                .setParameter("name", identity.name())
                .setParameter("instance", identity.instance())
                .setParameter("seconds", settings.lease().duration().toMillis() / 1000.0)
                .getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Tuple row = rows.get(0);
        UUID id = row.get("id", UUID.class);
        JobKind kind = JobKind.valueOf(row.get("kind", String.class));
        JobState state = JobState.valueOf(row.get("state", String.class));
        Claim claim = new Claim(
                id,
                kind,
                runOf(id),
                row.get("fence", Number.class).longValue(),
                row.get("attempt", Number.class).intValue());
        boolean taken = JobState.RUNNING.name().equals(row.get("was", String.class));
        if (taken) {
            closeAttempt(id, claim.fence() - 1);
        }
        String owner = row.get("owner", String.class);
        if (state == JobState.RUNNING) {
            openAttempt(claim);
            log(
                    claim,
                    taken ? "taken-over" : "claimed",
                    taken
                            ? "Taken over by " + identity.name() + ": " + owner + " was lost"
                            : "Claimed by " + identity.name() + ", "
                                    + waited(row.get("waited", Number.class).longValue()) + " after it was queued");
        } else {
            log(
                    claim,
                    state.name().toLowerCase(Locale.ROOT),
                    switch (state) {
                        case CANCELLED ->
                            taken
                                    ? "Cancelled; its worker " + owner + " was lost"
                                    : "Cancelled before a worker started on it";
                        case PAUSED -> "Paused";
                        default -> "Failed: its workers were lost too often, the last was " + owner;
                    });
            endings.releaseFollowers(id, state);
        }
        return Optional.of(new Claimed(claim, state));
    }

    private static String waited(long millis) {
        return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    private UUID runOf(UUID job) {
        @SuppressWarnings("unchecked")
        List<UUID> runs = em.createNativeQuery(
                        "select run_id from run_job where job_id = :job union all select run_id from generation where job_id = :job",
                        UUID.class)
                .setParameter("job", job)
                .getResultList();
        return runs.isEmpty() ? null : runs.get(0);
    }

    private void openAttempt(Claim claim) {
        em.createNativeQuery("insert into job_attempt (job_id, fence, worker) values (:job, :fence, :worker)")
                .setParameter("job", claim.jobId())
                .setParameter("fence", claim.fence())
                .setParameter("worker", identity.name())
                .executeUpdate();
    }

    private void closeAttempt(UUID job, long fence) {
        em.createNativeQuery("update job_attempt set ended_at = clock_timestamp(), outcome = 'LOST'"
                        + " where job_id = :job and fence = :fence and outcome is null")
                .setParameter("job", job)
                .setParameter("fence", fence)
                .executeUpdate();
    }

    private void log(Claim claim, String kind, String text) {
        if (claim.kind() == JobKind.TRAIN) {
            endings.log(claim.runId(), kind, text);
        }
    }
}
