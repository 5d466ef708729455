package org.facelab.worker.intake;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Watches whether somebody drained this worker. The claim statement alone keeps a drained worker from taking jobs; this hands
 * back what it has where that was asked for, and wakes the slots once it may take jobs again.
 */
@Singleton
class DrainWatch {
    private static final Logger LOG = Logger.getLogger(DrainWatch.class);
    private static final String HAND_BACK = "HAND_BACK";
    private final EntityManager em;
    private final WorkerIdentity identity;
    private final WorkerSettings settings;
    private final JobRunner runner;
    private final SlotThreads slots;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "drain-watch");
        thread.setDaemon(true);
        return thread;
    });
    private String drain;

    DrainWatch(
            EntityManager em, WorkerIdentity identity, WorkerSettings settings, JobRunner runner, SlotThreads slots) {
        this.em = em;
        this.identity = identity;
        this.settings = settings;
        this.runner = runner;
        this.slots = slots;
    }

    void start() {
        long every = settings.flagsEvery().toMillis();
        timer.scheduleWithFixedDelay(this::look, 0, every, TimeUnit.MILLISECONDS);
    }

    void stop() {
        timer.shutdownNow();
    }

    private void look() {
        try {
            follow(QuarkusTransaction.requiringNew().call(this::read));
        } catch (RuntimeException e) {
            // an exception would end this timer for good; the beat tells of a database that is away
            LOG.debugf("could not read whether this worker is drained: %s", e.getMessage());
        }
    }

    private String read() {
        List<?> rows = em.createNativeQuery("select drain from worker where name = :name", String.class)
                .setParameter("name", identity.name())
                .getResultList();
        return rows.isEmpty() ? null : (String) rows.get(0);
    }

    private void follow(String now) {
        if (HAND_BACK.equals(now)) {
            // at each look: a claim that began before the drain was written may have brought one more
            runner.giveBackAll(GiveBack.DRAIN);
        }
        if (Objects.equals(now, drain)) {
            return;
        }
        if (now == null) {
            LOG.info("takes jobs again");
            slots.wakeAll();
        } else {
            LOG.infof(
                    "is drained: takes no new jobs until somebody undrains it, and %s",
                    HAND_BACK.equals(now) ? "gives back what it has" : "ends what it has");
        }
        drain = now;
    }
}
