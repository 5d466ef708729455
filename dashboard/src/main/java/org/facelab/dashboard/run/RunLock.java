package org.facelab.dashboard.run;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.job.JobControl;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.Run;

/**
 * Holds a run together with its newest job while something is decided about it, so that of two people, or a person and a
 * worker, one comes after the other and sees what the first has made of it. The job is locked first, as workers do it, or
 * the two orders would deadlock.
 */
@ApplicationScoped
public class RunLock {
    private final EntityManager entities;
    private final JobControl jobs;

    RunLock(EntityManager entities, JobControl jobs) {
        this.entities = entities;
        this.jobs = jobs;
    }

    /**
     * A run and its newest job, both locked until the transaction ends.
     *
     * @param run the run
     * @param job its newest training job
     */
    public record Held(Run run, Job job) {}

    /** @param answer may be null */
    private record Decided<T>(T answer) {}

    /**
     * Decides in a transaction of its own.
     *
     * @throws NotFound if there is no such run
     */
    public <T> T holding(UUID runId, Function<Held, T> decision) {
        while (true) {
            Optional<Decided<T>> decided = QuarkusTransaction.requiringNew()
                    .call(() -> held(runId).map(held -> new Decided<>(decision.apply(held))));
            if (decided.isPresent()) {
                return decided.get().answer();
            }
            // somebody gave the run a new job between the look and the lock: look again
        }
    }

    private Optional<Held> held(UUID runId) {
        Job job = jobs.locked(newestJob(runId));
        Run run = entities.find(Run.class, runId, LockModeType.PESSIMISTIC_WRITE);
        if (run == null) {
            throw new NotFound("run", runId);
        }
        return run.jobId.equals(job.id) ? Optional.of(new Held(run, job)) : Optional.empty();
    }

    private UUID newestJob(UUID runId) {
        List<?> jobIds = entities.createNativeQuery("select job_id from run where id = :run", UUID.class)
                .setParameter("run", runId)
                .getResultList();
        if (jobIds.isEmpty()) {
            throw new NotFound("run", runId);
        }
        return (UUID) jobIds.get(0);
    }
}
