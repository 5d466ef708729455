package org.facelab.worker.intake;

import com.sun.management.OperatingSystemMXBean;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jboss.logging.Logger;

/** Tells the dashboards, through a row, that this worker lives, where, on which device, and how much memory it takes. */
@Singleton
class WorkerBeat {
    private static final Logger LOG = Logger.getLogger(WorkerBeat.class);
    private final EntityManager em;
    private final WorkerIdentity identity;
    private final WorkerSettings settings;
    private final Machine machine;
    private final Reach reach;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "worker-beat");
        thread.setDaemon(true);
        return thread;
    });

    WorkerBeat(EntityManager em, WorkerIdentity identity, WorkerSettings settings, Machine machine, Reach reach) {
        this.em = em;
        this.identity = identity;
        this.settings = settings;
        this.machine = machine;
        this.reach = reach;
    }

    void start() {
        attempt("tell of its start", this::register);
        long every = settings.lease().renewEvery().toMillis();
        timer.scheduleWithFixedDelay(
                () -> attempt("tell that it lives", this::beat), every, every, TimeUnit.MILLISECONDS);
    }

    void stop() {
        timer.shutdownNow();
        attempt(
                "say goodbye",
                () -> em.createNativeQuery(
                                "update worker set stopped_at = clock_timestamp() where name = :name and instance = :instance")
                        .setParameter("name", identity.name())
                        .setParameter("instance", identity.instance())
                        .executeUpdate());
    }

    private int register() {
        return em.createNativeQuery("insert into worker (name, instance, host, device, threads, versions, memory_bytes,"
                        + " memory_total_bytes) values (:name, :instance, :host, :device, :threads, cast(:versions as jsonb), :memory,"
                        + " :total) on conflict (name) do update set instance = excluded.instance, host = excluded.host,"
                        + " device = excluded.device, threads = excluded.threads, versions = excluded.versions,"
                        + " memory_bytes = excluded.memory_bytes, memory_total_bytes = excluded.memory_total_bytes,"
                        + " started_at = clock_timestamp(), last_heartbeat = clock_timestamp(), stopped_at = null")
                .setParameter("name", identity.name())
                .setParameter("instance", identity.instance())
                .setParameter("host", identity.host())
                .setParameter("device", machine.device())
                .setParameter("threads", machine.threads())
                .setParameter("versions", machine.versions())
                .setParameter("memory", ResidentMemory.bytes())
                .setParameter("total", totalBytes())
                .executeUpdate();
    }

    private int beat() {
        int there = em.createNativeQuery("update worker set last_heartbeat = clock_timestamp(), memory_bytes = :memory,"
                        + " stopped_at = null where name = :name and instance = :instance")
                .setParameter("memory", ResidentMemory.bytes())
                .setParameter("name", identity.name())
                .setParameter("instance", identity.instance())
                .executeUpdate();
        return there > 0 ? there : registerIfFree();
    }

    /** The row may be gone, or belong to a namesake: the one that started last keeps it. */
    private int registerIfFree() {
        boolean taken = !em.createNativeQuery("select 1 from worker where name = :name")
                .setParameter("name", identity.name())
                .getResultList()
                .isEmpty();
        if (taken) {
            LOG.warnf(
                    "another worker calls itself %s too: give each its own name (facelab.worker.name)",
                    identity.name());
            return 0;
        }
        return register();
    }

    private void attempt(String what, IntSupplier statement) {
        try {
            QuarkusTransaction.requiringNew().run(statement::getAsInt);
            reach.reached();
        } catch (RuntimeException e) {
            reach.missed();
            // the pages will show it as lost until the database answers again
            LOG.warnf("could not %s: %s", what, e.getMessage());
        }
    }

    private static long totalBytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }
}
