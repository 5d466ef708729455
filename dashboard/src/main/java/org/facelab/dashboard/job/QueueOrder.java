package org.facelab.dashboard.job;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.edge.Conflict;
import org.facelab.dashboard.outbox.OutboxRelay;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobAction;
import org.facelab.db.entity.JobState;

/** The order in which waiting jobs are taken: the highest priority first, and among equals the smallest place. */
@ApplicationScoped
public class QueueOrder {
    /** Any number that nothing else locks: moves happen one after the other, for each reads its neighbours' places. */
    private static final long ONE_MOVE_AT_A_TIME = 0xFACE_1AB0L;
    /** Places are seconds; nearer ones would soon leave no number between them. */
    private static final double NEAREST = 1e-4;

    private final EntityManager entities;
    private final JobControl jobs;
    private final JobQueue queue;
    private final OutboxRelay relay;

    QueueOrder(EntityManager entities, JobControl jobs, JobQueue queue, OutboxRelay relay) {
        this.entities = entities;
        this.jobs = jobs;
        this.queue = queue;
        this.relay = relay;
    }

    /** On which side of its neighbour a job shall stand. */
    public enum Side {
        BEFORE,
        AFTER
    }

    /**
     * Sets the priority of a job; of those that wait, the highest is taken first.
     *
     * @throws Conflict if it has ended
     */
    public void prioritise(UUID jobId, int priority) {
        QuarkusTransaction.requiringNew().run(() -> {
            Job job = jobs.locked(jobId);
            if (job.state.ended()) {
                throw refused("the job", "take another priority", job);
            }
            job.priority = priority;
            queue.changed(job, jobs.runOf(jobId));
        });
        relay.wake();
    }

    /**
     * Moves a waiting job next to another one, whose priority it takes on.
     *
     * @throws Conflict if one of them does not wait (any more), or both are the same
     */
    public void move(UUID jobId, Side side, UUID neighbourId) {
        if (jobId.equals(neighbourId)) {
            throw new Conflict("a job cannot be moved next to itself; name another job");
        }
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("select 1 from pg_advisory_xact_lock(:key)", Integer.class)
                    .setParameter("key", ONE_MOVE_AT_A_TIME)
                    .getSingleResult();
            // the neighbour is only read: whether it is claimed in this very moment makes no difference to the order
            Job job = jobs.locked(jobId);
            refuseUnlessWaiting(job, "the job");
            Job neighbour = jobs.read(neighbourId);
            refuseUnlessWaiting(neighbour, "the job beside it");
            job.priority = neighbour.priority;
            job.place = between(job, side, neighbour);
            queue.changed(job, jobs.runOf(jobId));
        });
        relay.wake();
    }

    private static void refuseUnlessWaiting(Job job, String what) {
        if (job.state != JobState.QUEUED && job.state != JobState.BLOCKED) {
            throw refused(what, "take another place, as only jobs that are QUEUED or BLOCKED have one", job);
        }
    }

    private static NotInState refused(String what, String asked, Job job) {
        return new NotInState(
                what, asked, job, Allowed.of(job).stream().map(JobAction::word).toList());
    }

    private double between(Job job, Side side, Job neighbour) {
        double place = neighbour.place;
        Double next = nextTo(job, side, neighbour, place);
        if (next != null && Math.abs(next - place) < NEAREST) {
            spread(job, neighbour.priority);
            place = placeOf(neighbour.id);
            next = nextTo(job, side, neighbour, place);
        }
        if (next != null) {
            return (place + next) / 2;
        }
        // the last goes before all that will be submitted later, which stand at their time of submission
        return side == Side.BEFORE ? place - 1 : (place + Math.max(now(), place + 2 * NEAREST)) / 2;
    }

    /** The place of whoever stands on that side of the neighbour so far, or null. */
    private Double nextTo(Job job, Side side, Job neighbour, double place) {
        boolean before = side == Side.BEFORE;
        @SuppressWarnings("unchecked")
        List<Double> next = entities.createNativeQuery(
                        "select place from job where state in ('QUEUED', 'BLOCKED') and priority = :priority and id not in (:job, :neighbour)"
                                + " and (place, id) " + (before ? "<" : ">") + " (:place, :neighbour)"
                                + " order by place " + (before ? "desc" : "") + ", id " + (before ? "desc" : "")
                                + " limit 1",
                        Double.class)
                .setParameter("priority", neighbour.priority)
                .setParameter("job", job.id)
                .setParameter("neighbour", neighbour.id)
                .setParameter("place", place)
                .getResultList();
        return next.isEmpty() ? null : next.get(0);
    }

    /** Gives those that wait at a priority places a second apart, in the order that they have, all before now. */
    private void spread(Job job, int priority) {
        entities.createNativeQuery(
                        "with ordered as (select id, row_number() over (order by place desc, id desc) as back"
                                + " from job where state in ('QUEUED', 'BLOCKED') and priority = :priority and id <> :job)"
                                + " update job set place = extract(epoch from clock_timestamp()) - back from ordered"
                                + " where job.id = ordered.id and state in ('QUEUED', 'BLOCKED')")
                .setParameter("priority", priority)
                .setParameter("job", job.id)
                .executeUpdate();
    }

    private double placeOf(UUID jobId) {
        return ((Number) entities.createNativeQuery("select place from job where id = :job", Double.class)
                        .setParameter("job", jobId)
                        .getSingleResult())
                .doubleValue();
    }

    private double now() {
        return ((Number) entities.createNativeQuery(
                                "select cast(extract(epoch from clock_timestamp()) as double precision)", Double.class)
                        .getSingleResult())
                .doubleValue();
    }
}
