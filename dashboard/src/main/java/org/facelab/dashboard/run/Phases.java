package org.facelab.dashboard.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.UUID;
import org.facelab.dashboard.edge.Conflict;
import org.facelab.dashboard.job.JobQueue;
import org.facelab.db.entity.Checkpoint;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobKind;
import org.facelab.db.entity.Run;
import org.facelab.db.entity.RunEvent;
import org.facelab.db.settings.InvalidSettings;
import org.facelab.db.settings.SettingsJson;

/**
 * Gives a held run a new job. Ended jobs stay ended: a retry repeats the phase of the job before it, a continuation adds a
 * phase over which the learning rate is laid anew.
 */
@ApplicationScoped
class Phases {
    static final int MOST_EPOCHS = 10_000;
    private final EntityManager entities;
    private final JobQueue queue;

    Phases(EntityManager entities, JobQueue queue) {
        this.entities = entities;
        this.queue = queue;
    }

    /** @return the new job's id */
    UUID retry(RunLock.Held held) {
        Run run = held.run();
        check(RunAction.RETRY, held);
        refuseIfParentIsGone(run);
        Tuple phase = (Tuple) entities.createNativeQuery(
                        "select from_epoch, to_epoch from run_job where run_id = :run and job_id = :job", Tuple.class)
                .setParameter("run", run.id)
                .setParameter("job", run.jobId)
                .getSingleResult();
        return queued(
                held,
                phase.get("from_epoch", Integer.class),
                phase.get("to_epoch", Integer.class),
                "RETRY",
                "Retried" + (run.lastEpoch == 0 ? " from its start" : "; goes on after its last checkpoint"));
    }

    /** @return the new job's id */
    UUID continueFor(RunLock.Held held, int epochs) {
        Run run = held.run();
        check(RunAction.CONTINUE, held);
        int most = MOST_EPOCHS - run.lastEpoch;
        if (epochs < 1 || epochs > most) {
            throw new InvalidSettings(
                    "epochs",
                    "must be a whole number, 1 to " + most + " (a run has " + run.lastEpoch
                            + " epochs behind it and at most 10,000 altogether), not " + epochs);
        }
        // what a pause saved within an epoch belongs to the former phase's learning rate; its files go with the sweep
        entities.createQuery("delete from Checkpoint where runId = :run and withinEpoch and not askedFor")
                .setParameter("run", run.id)
                .executeUpdate();
        int to = run.lastEpoch + epochs;
        ObjectNode settings = SettingsJson.tree(run.modelSettings());
        settings.put("epochs", to);
        run.settings = SettingsJson.text(SettingsJson.read(settings, "settings"));
        return queued(
                held,
                run.lastEpoch,
                to,
                "CONTINUE",
                "Continued for " + epochs + (epochs == 1 ? " epoch" : " epochs") + " after epoch " + run.lastEpoch
                        + ", to epoch " + to);
    }

    private static void check(RunAction asked, RunLock.Held held) {
        if (!RunActions.of(held.run(), held.job()).contains(asked)) {
            throw RunActions.refused(asked, held.run(), held.job());
        }
    }

    private static void refuseIfParentIsGone(Run run) {
        boolean fork = run.parentEpoch != null;
        if (fork && run.parentCheckpointId == null && Checkpoint.count("runId", run.id) == 0) {
            throw new Conflict("run #" + run.number + " starts from epoch " + run.parentEpoch
                    + " of another run, and that checkpoint is gone; fork one that is kept, or clone the run");
        }
    }

    private UUID queued(RunLock.Held held, int from, int to, String kind, String text) {
        Run run = held.run();
        Job job = queue.add(JobKind.TRAIN, held.job().priority, run.id);
        entities.flush();
        entities.createNativeQuery("insert into run_job (run_id, job_id, from_epoch, to_epoch)"
                        + " values (:run, :job, :from, :to)")
                .setParameter("run", run.id)
                .setParameter("job", job.id)
                .setParameter("from", from)
                .setParameter("to", to)
                .executeUpdate();
        run.jobId = job.id;
        RunEvent event = new RunEvent();
        event.runId = run.id;
        event.kind = kind;
        event.text = text;
        event.persist();
        return job.id;
    }
}
