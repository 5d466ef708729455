package org.facelab.dashboard.sweep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.job.JobQueue;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.Run;
import org.facelab.db.entity.Sweep;
import org.facelab.db.entity.SweepState;

/** Holds a sweep's row while something is decided about it, all within the caller's transaction. */
@ApplicationScoped
class SweepLock {
    private final EntityManager entities;
    private final JobQueue queue;
    private final Clock clock;

    SweepLock(EntityManager entities, JobQueue queue, Clock clock) {
        this.entities = entities;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Waits for the row.
     *
     * @throws NotFound if there is no such sweep
     */
    Sweep hold(UUID id) {
        Sweep sweep = entities.find(Sweep.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (sweep == null) {
            throw new NotFound("sweep", id);
        }
        return sweep;
    }

    /** The row, unless somebody else holds it: then he decides. Empty too if there is no such sweep. */
    Optional<Sweep> holdIfFree(UUID id) {
        List<?> free = entities.createNativeQuery(
                        "select id from sweep where id = :id for update skip locked", UUID.class)
                .setParameter("id", id)
                .getResultList();
        return free.isEmpty() ? Optional.empty() : Optional.of(hold(id));
    }

    /** Time in RUNNING so far. */
    double seconds(Sweep sweep) {
        return sweep.seconds
                + (sweep.runningSince == null
                        ? 0
                        : Duration.between(sweep.runningSince, clock.instant()).toMillis() / 1000.0);
    }

    /**
     * Puts a held sweep into another state, with the times that go with it, and tells pages by its newest
     * trial. The last thing in a transaction, for the run that it reads is not locked.
     */
    void enter(Sweep sweep, SweepState state, String failure) {
        sweep.seconds = seconds(sweep);
        sweep.runningSince = state == SweepState.RUNNING ? clock.instant() : null;
        sweep.endedAt = state.ended() ? clock.instant() : null;
        sweep.failureText = failure;
        sweep.state = state;
        Run.<Run>find("sweepId = ?1 order by trial desc", sweep.id)
                .firstResultOptional()
                .ifPresent(run -> queue.changed(Job.findById(run.jobId), run.id));
    }
}
