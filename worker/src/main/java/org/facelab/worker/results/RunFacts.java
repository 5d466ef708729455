package org.facelab.worker.results;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import org.facelab.worker.intake.RunningJob;
import org.jboss.logging.Logger;

/** What a run's row and its job's progress say while it trains. */
@Singleton
public class RunFacts {
    private static final Logger LOG = Logger.getLogger(RunFacts.class);
    private final EntityManager em;
    private final Fenced fenced;

    RunFacts(EntityManager em, Fenced fenced) {
        this.em = em;
        this.fenced = fenced;
    }

    /** Notes what the run computes on. */
    public void started(RunningJob job, TrainedRun run, String device, int threads) {
        fenced.write(
                job,
                () -> em.createNativeQuery("update run set device = :device, threads = :threads where id = :run")
                        .setParameter("device", device)
                        .setParameter("threads", threads)
                        .setParameter("run", run.runId())
                        .executeUpdate());
    }

    /** Stores the job's newest progress; one that cannot be stored now is not worth waiting for. */
    public void progressed(RunningJob job) {
        String progress = job.progress();
        if (progress == null) {
            return;
        }
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> em.createNativeQuery(
                                    "update job set progress = cast(:progress as jsonb) where id = :job and fence = :fence and state = 'RUNNING'")
                            .setParameter("progress", progress)
                            .setParameter("job", job.claim().jobId())
                            .setParameter("fence", job.claim().fence())
                            .executeUpdate());
        } catch (RuntimeException e) {
            // a figure for the pages is not worth a training: the heartbeat stores it, and tells of an outage
            LOG.debugf("the progress of %s was not stored: %s", job.claim(), e.getMessage());
        }
    }
}
