package org.facelab.worker.intake;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.facelab.db.message.JobChanged;
import org.jboss.logging.Logger;

/**
 * Watches over the jobs that run here: renews their leases, stores their progress, and reads their flags. On threads of its
 * own, so that no work can delay it.
 */
@Singleton
public class Watch {
    private static final Logger LOG = Logger.getLogger(Watch.class);
    private final EntityManager em;
    private final WorkerSettings settings;
    private final Reach reach;
    private final JobEvents events;
    private final Map<UUID, RunningJob> running = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "job-watch");
        thread.setDaemon(true);
        return thread;
    });

    Watch(EntityManager em, WorkerSettings settings, Reach reach, JobEvents events) {
        this.em = em;
        this.settings = settings;
        this.reach = reach;
        this.events = events;
    }

    void start() {
        long renew = settings.lease().renewEvery().toMillis();
        long flags = settings.flagsEvery().toMillis();
        timer.scheduleWithFixedDelay(() -> running.values().forEach(this::renew), renew, renew, TimeUnit.MILLISECONDS);
        timer.scheduleWithFixedDelay(this::look, flags, flags, TimeUnit.MILLISECONDS);
    }

    void stop() {
        timer.shutdownNow();
    }

    void add(RunningJob job) {
        running.put(job.claim().jobId(), job);
    }

    void remove(RunningJob job) {
        running.remove(job.claim().jobId(), job);
    }

    /** The jobs that run here now. */
    public List<RunningJob> running() {
        return List.copyOf(running.values());
    }

    /** Reads the flags without waiting for the next second. */
    void lookSoon() {
        if (!timer.isShutdown()) {
            timer.execute(this::look);
        }
    }

    private void look() {
        running.values().forEach(this::readFlags);
    }

    private void renew(RunningJob job) {
        String progress = job.progress();
        guarded(job, "renew the lease of", () -> {
            int held = em.createNativeQuery(
                            "update job set lease_until = clock_timestamp() + make_interval(secs => :seconds),"
                                    + " progress = coalesce(cast(:progress as jsonb), progress)"
                                    + " where id = :job and fence = :fence and state = 'RUNNING'")
                    .setParameter("seconds", settings.lease().duration().toMillis() / 1000.0)
                    .setParameter("progress", progress)
                    .setParameter("job", job.claim().jobId())
                    .setParameter("fence", job.claim().fence())
                    .executeUpdate();
            if (held == 0) {
                lost(job);
            }
        });
        if (progress != null && job.signal() != Signal.LOST) {
            events.send(job.claim(), JobChanged.What.PROGRESS);
        }
    }

    private void readFlags(RunningJob job) {
        guarded(job, "read the flags of", () -> {
            long answers = job.answers();
            @SuppressWarnings("unchecked")
            List<Tuple> rows = em.createNativeQuery(
                            "select cancel_requested, pause_requested, sample_requested, save_requested from job where id = :job and fence = :fence and state = 'RUNNING'",
                            Tuple.class)
                    .setParameter("job", job.claim().jobId())
                    .setParameter("fence", job.claim().fence())
                    .getResultList();
            if (rows.isEmpty()) {
                lost(job);
                return;
            }
            Tuple flags = rows.get(0);
            if (flags.get(0, Boolean.class)) {
                job.raise(Signal.CANCEL);
            } else if (flags.get(1, Boolean.class)) {
                job.raise(Signal.PAUSE);
            }
            Set<Request> requests = EnumSet.noneOf(Request.class);
            for (Request request : Request.values()) {
                if (flags.get(request.column(), Boolean.class)) {
                    requests.add(request);
                }
            }
            job.asked(requests, answers);
        });
    }

    private void lost(RunningJob job) {
        if (running.containsKey(job.claim().jobId()) && job.signal() != Signal.LOST) {
            LOG.warnf("the claim on %s is gone; this worker stops it and writes nothing more for it", job.claim());
            job.raise(Signal.LOST);
        }
    }

    private void guarded(RunningJob job, String what, Runnable query) {
        try {
            QuarkusTransaction.requiringNew().run(query);
            reach.reached();
        } catch (RuntimeException e) {
            // whatever it is: an exception would end this timer for good, and with it every lease. The work goes on:
            // if its lease ends meanwhile, the fence refuses what it writes
            reach.missed();
            LOG.warnf("could not %s %s: %s. Trying again soon", what, job.claim(), e.getMessage());
        }
    }
}
