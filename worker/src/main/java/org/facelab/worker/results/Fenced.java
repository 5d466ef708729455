package org.facelab.worker.results;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import org.facelab.worker.intake.Claim;
import org.facelab.worker.intake.ClaimLost;
import org.facelab.worker.intake.PatientDatabase;
import org.facelab.worker.intake.RunningJob;

/** Runs inserts in one transaction that holds the row of their job, so that no write of a claim that is gone ever counts. */
@Singleton
public class Fenced {
    private final EntityManager em;
    private final PatientDatabase database;

    Fenced(EntityManager em, PatientDatabase database) {
        this.em = em;
        this.database = database;
    }

    /**
     * Writes rows that leave the job's own row alone. Tried again while the database cannot be reached.
     *
     * @throws ClaimLost if the claim is gone; nothing is written then
     */
    public void write(RunningJob job, Runnable inserts) {
        locked(job, "for share", inserts);
    }

    /** As {@link #write}, for inserts that also change the job's row: locked so from the start, or two of them deadlock. */
    public void writeWithJob(RunningJob job, Runnable inserts) {
        locked(job, "for no key update", inserts);
    }

    private void locked(RunningJob job, String lock, Runnable inserts) {
        database.persist(
                job,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    Claim claim = job.claim();
                    boolean held = !em.createNativeQuery(
                                    "select 1 from job where id = :job and fence = :fence and state = 'RUNNING' "
                                            + lock)
                            .setParameter("job", claim.jobId())
                            .setParameter("fence", claim.fence())
                            .getResultList()
                            .isEmpty();
                    if (!held) {
                        throw new ClaimLost(claim);
                    }
                    inserts.run();
                }));
    }
}
