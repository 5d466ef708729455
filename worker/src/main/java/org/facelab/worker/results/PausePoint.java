package org.facelab.worker.results;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import org.facelab.worker.intake.PatientDatabase;
import org.facelab.worker.intake.RunningJob;
import org.facelab.worker.intake.Signal;

/**
 * The epoch after which a job is to be paused, as a sweep sets it for a trial. The worker looks itself after each epoch, so
 * that a trial never trains beyond it while a dashboard decides; and once at the start, for a worker that died between the
 * epoch and the pause.
 */
@Singleton
public class PausePoint {
    private static final String REACHED = "select 1 from job j join run r on r.job_id = j.id"
            + " where j.id = :job and j.fence = :fence and r.last_epoch >= j.pause_after_epoch";
    private final EntityManager em;
    private final PatientDatabase database;

    PausePoint(EntityManager em, PatientDatabase database) {
        this.em = em;
        this.database = database;
    }

    /** Raises the signal to pause if the run's stored epochs reach the point. Tried again while the database is away. */
    public void look(RunningJob job) {
        database.persist(
                job,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    boolean reached = !em.createNativeQuery(REACHED)
                            .setParameter("job", job.claim().jobId())
                            .setParameter("fence", job.claim().fence())
                            .getResultList()
                            .isEmpty();
                    if (reached) {
                        job.raise(Signal.PAUSE);
                    }
                }));
    }
}
