package org.facelab.dashboard.job;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.outbox.OutboxRelay;
import org.facelab.db.entity.Job;

/** What may be asked of a job. The row is locked, so a claim or an end at the same moment is before or after. */
@ApplicationScoped
public class JobControl {
    private final EntityManager entities;
    private final Asking asking;
    private final OutboxRelay relay;

    JobControl(EntityManager entities, Asking asking, OutboxRelay relay) {
        this.entities = entities;
        this.asking = asking;
        this.relay = relay;
    }

    /**
     * Cancels a job: at once if nobody works on it, else its worker is told and ends it within seconds.
     *
     * @param what the thing, as in {@code run #12}
     * @throws NotInState if it has ended
     */
    public void cancel(UUID jobId, String what) {
        cancel(jobId, what, null);
    }

    /** As {@link #cancel(UUID, String)}, for a reason that stands in the run's log. */
    public void cancel(UUID jobId, String what, String why) {
        ask(jobId, what, why, Asking::cancel);
    }

    /**
     * Pauses a training: at once if it waits, else its worker saves where it is and stops.
     *
     * @param why stands in the run's log, or null where a person asked
     * @throws NotInState if it neither waits nor runs
     */
    public void pause(UUID jobId, String what, String why) {
        ask(jobId, what, why, Asking::pause);
    }

    /**
     * Puts a paused training back into the queue.
     *
     * @param why stands in the run's log, or null where a person asked
     * @throws NotInState if it is not paused
     */
    public void resume(UUID jobId, String what, String why) {
        ask(jobId, what, why, Asking::resume);
    }

    private void ask(UUID jobId, String what, String why, BiConsumer<Asking, Asking.Of> step) {
        QuarkusTransaction.requiringNew().run(() -> {
            Job job = locked(jobId);
            step.accept(asking, new Asking.Of(job, runOf(jobId), why, asked -> NotInState.of(what, asked, job)));
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

    /** The row as it is now. */
    Job read(UUID jobId) {
        Job job = entities.find(Job.class, jobId);
        if (job == null) {
            throw new NotFound("job", jobId);
        }
        return job;
    }

    /** The run that a job trains, or null. */
    UUID runOf(UUID jobId) {
        List<?> runs = entities.createNativeQuery("select run_id from run_job where job_id = :job", UUID.class)
                .setParameter("job", jobId)
                .getResultList();
        return runs.isEmpty() ? null : (UUID) runs.get(0);
    }
}
