package org.facelab.worker.intake;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.UUID;
import org.facelab.db.entity.Dataset;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobKind;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.Run;
import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.db.settings.SettingsJson;

/** Makes jobs and looks at them, for tests. */
@Singleton
public class TestJobs {
    private final EntityManager em;

    TestJobs(EntityManager em) {
        this.em = em;
    }

    /** A queued training job with its run and data set. */
    public Run run() {
        return run(ConvVaeSettings.DEFAULTS);
    }

    public Run run(ConvVaeSettings settings) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Job imported = job(JobKind.IMPORT, JobState.SUCCEEDED);
            Dataset dataset = new Dataset();
            dataset.name = "test";
            dataset.jobId = imported.id;
            dataset.source = "{}";
            dataset.imageSize = 32;
            dataset.persist();
            Run run = new Run();
            run.name = "test";
            run.model = settings.model();
            run.settings = SettingsJson.text(settings);
            run.seed = 1;
            run.datasetId = dataset.id;
            run.jobId = job(JobKind.TRAIN, JobState.QUEUED).id;
            run.persist();
            em.flush();
            em.createNativeQuery("insert into run_job (run_id, job_id, to_epoch) values (:run, :job, :epochs)")
                    .setParameter("run", run.id)
                    .setParameter("job", run.jobId)
                    .setParameter("epochs", run.modelSettings().epochs())
                    .executeUpdate();
            return run;
        });
    }

    /** A job without anything around it. */
    public UUID queued(JobKind kind, int priority) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Job job = job(kind, JobState.QUEUED);
            job.priority = priority;
            return job.id;
        });
    }

    /** A job that waits for others. */
    public UUID blocked(UUID... needs) {
        return QuarkusTransaction.requiringNew().call(() -> {
            UUID id = job(JobKind.TRAIN, JobState.BLOCKED).id;
            em.flush();
            for (UUID need : needs) {
                em.createNativeQuery("insert into job_dependency (job_id, needs_job_id) values (:job, :need)")
                        .setParameter("job", id)
                        .setParameter("need", need)
                        .executeUpdate();
            }
            return id;
        });
    }

    private static Job job(JobKind kind, JobState state) {
        Job job = new Job();
        job.kind = kind;
        job.state = state;
        job.endedAt = state.ended() ? Instant.now() : null;
        job.persist();
        return job;
    }

    public Job look(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> Job.findById(id));
    }

    /** Changes a job's columns by SQL, as another program would. */
    public void set(UUID id, String assignments) {
        sql("update job set " + assignments + " where id = '" + id + "'");
    }

    public void sql(String statement) {
        QuarkusTransaction.requiringNew()
                .run(() -> em.createNativeQuery(statement).executeUpdate());
    }

    /** One value by SQL. */
    public Object one(String query) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Tuple) em.createNativeQuery(query, Tuple.class).getSingleResult()).get(0));
    }

    /** Takes all waiting jobs out of the way of a test that claims the next one. */
    public void clear() {
        sql(
                "update job set state = 'CANCELLED', ended_at = now(), lease_until = null where state in ('QUEUED', 'RUNNING', 'BLOCKED')");
    }
}
