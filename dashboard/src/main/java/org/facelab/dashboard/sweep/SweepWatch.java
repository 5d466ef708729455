package org.facelab.dashboard.sweep;

import io.quarkus.arc.Unremovable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.facelab.db.entity.SweepState;
import org.facelab.db.message.JobChanged;
import org.facelab.db.message.JobChanged.What;
import org.jboss.logging.Logger;

/**
 * Has sweeps carried on when a trial's epoch or state changed, and every few seconds, since an event may be lost and a budget
 * of hours ends without one. On a thread of its own, so that whoever tells of events does not wait.
 */
@ApplicationScoped
@Unremovable
public class SweepWatch {
    private static final Logger LOG = Logger.getLogger(SweepWatch.class);
    private static final long AGAIN_MILLIS = 200;
    private static final long PATIENCE_SECONDS = 5;
    private final EntityManager entities;
    private final SweepAdvance advance;
    private final Set<UUID> changed = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread watch = new Thread(task, "sweep-watch");
        watch.setDaemon(true);
        return watch;
    });

    SweepWatch(EntityManager entities, SweepAdvance advance) {
        this.entities = entities;
        this.advance = advance;
    }

    void heard(@Observes JobChanged event) {
        boolean counts = event.what() == What.STATE || event.what() == What.EPOCH;
        // what is in the set already will be looked at: the look comes after the change
        if (counts && event.runId() != null && changed.add(event.runId())) {
            execute(this::look);
        }
    }

    @Scheduled(every = "{facelab.sweeps.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void fallback() {
        execute(advance::advanceAll);
    }

    private void look() {
        List<UUID> runs = List.copyOf(changed);
        if (runs.isEmpty()) {
            return;
        }
        runs.forEach(changed::remove);
        QuarkusTransaction.requiringNew()
                .call(() -> entities.createQuery(
                                "select distinct s.id from Run r join Sweep s on s.id = r.sweepId"
                                        + " where r.id in :runs and s.state = :running",
                                UUID.class)
                        .setParameter("runs", runs)
                        .setParameter("running", SweepState.RUNNING)
                        .getResultList())
                .forEach(this::carryOn);
    }

    /** Whoever is at it now has perhaps read the trials before this change. */
    private void carryOn(UUID sweep) {
        if (!advance.advance(sweep)) {
            thread.schedule(guarded(() -> carryOn(sweep)), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void execute(Runnable look) {
        try {
            thread.execute(guarded(look));
        } catch (RejectedExecutionException e) {
            LOG.debug("the app stops; the next start carries on");
        }
    }

    private static Runnable guarded(Runnable look) {
        return () -> {
            try {
                look.run();
            } catch (RejectedExecutionException e) {
                LOG.debug("the app stops; the next start carries on");
            } catch (RuntimeException e) {
                LOG.error("sweeps were not carried on; it is tried again in a few seconds", e);
            }
        };
    }

    /** Before the database is closed: what is being carried on is let end, or is rolled back. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.shutdownNow();
        if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("a sweep is still being carried on; the next start goes on from its rows");
        }
    }
}
