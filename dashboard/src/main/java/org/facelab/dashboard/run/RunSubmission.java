package org.facelab.dashboard.run;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.facelab.dashboard.dataset.ReadyDataset;
import org.facelab.dashboard.job.JobQueue;
import org.facelab.dashboard.job.Seeds;
import org.facelab.dashboard.job.Submitted;
import org.facelab.dashboard.outbox.OutboxRelay;
import org.facelab.db.entity.Checkpoint;
import org.facelab.db.entity.Dataset;
import org.facelab.db.entity.Ids;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobKind;
import org.facelab.db.entity.Run;
import org.facelab.db.entity.RunEvent;
import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.db.settings.InvalidSettings;
import org.facelab.db.settings.ModelSettings;
import org.facelab.db.settings.SettingsJson;
import org.facelab.db.settings.Violation;

/** Takes up runs: the run, its job and its announcement are written in one transaction, then the relay is woken. */
@ApplicationScoped
public class RunSubmission {
    private final EntityManager entities;
    private final JobQueue queue;
    private final OutboxRelay relay;

    RunSubmission(EntityManager entities, JobQueue queue, OutboxRelay relay) {
        this.entities = entities;
        this.queue = queue;
        this.relay = relay;
    }

    /** @throws InvalidSettings if the data set is not there, not ready, or too small for the batch */
    public Submitted submit(NewRun wanted) {
        Submitted submitted = QuarkusTransaction.requiringNew().call(() -> add(wanted, run -> {}));
        relay.wake();
        return submitted;
    }

    /**
     * The same within the caller's transaction; the caller wakes the relay after its commit.
     *
     * @param mark notes on the run's row what it is part of, before it is written
     */
    public Submitted add(NewRun wanted, Consumer<Run> mark) {
        // shared: a data set under a new run is not deleted in the same moment
        Dataset dataset = entities.find(Dataset.class, wanted.datasetId(), LockModeType.PESSIMISTIC_READ);
        check(dataset, wanted);
        return insert(wanted, fork(wanted, dataset), mark);
    }

    private static void origin(Run run, NewRun wanted, Fork fork) {
        run.clonedFrom = wanted.origin().clonedFrom();
        if (fork != null) {
            run.parentRunId = fork.parent().id;
            run.parentCheckpointId = fork.checkpoint().id;
            run.parentEpoch = fork.checkpoint().epoch;
        }
    }

    private Submitted insert(NewRun wanted, Fork fork, Consumer<Run> mark) {
        Run run = new Run();
        run.id = Ids.next();
        Job job = queue.add(JobKind.TRAIN, wanted.priority(), run.id);
        run.name = wanted.name();
        run.model = wanted.settings().model();
        run.settings = SettingsJson.text(wanted.settings());
        run.seed = wanted.seed() == null ? Seeds.fresh() : wanted.seed();
        run.datasetId = wanted.datasetId();
        run.jobId = job.id;
        run.tags = wanted.tags().toArray(String[]::new);
        run.notes = wanted.notes();
        origin(run, wanted, fork);
        mark.accept(run);
        run.persist();
        entities.flush();
        entities.createNativeQuery("insert into run_job (run_id, job_id, to_epoch) values (:run, :job, :epochs)")
                .setParameter("run", run.id)
                .setParameter("job", job.id)
                .setParameter("epochs", wanted.settings().epochs())
                .executeUpdate();
        RunEvent event = new RunEvent();
        event.runId = run.id;
        event.kind = "SUBMITTED";
        event.text = "Submitted with seed " + run.seed + started(fork) + "; it waits for a worker";
        event.persist();
        return new Submitted(run.id, job.id, run.seed);
    }

    private static String started(Fork fork) {
        return fork == null
                ? ""
                : ", to start from epoch " + fork.checkpoint().epoch + " of run #" + fork.parent().number;
    }

    /** The checkpoint that it starts from, held so that neither retention nor a deletion removes it now; null if none. */
    private Fork fork(NewRun wanted, Dataset dataset) {
        UUID cloned = wanted.origin().clonedFrom();
        if (cloned != null && entities.find(Run.class, cloned, LockModeType.PESSIMISTIC_READ) == null) {
            throw new InvalidSettings("clonedFrom", "there is no run with the id " + cloned + "; leave it out");
        }
        UUID id = wanted.origin().parentCheckpointId();
        if (id == null) {
            return null;
        }
        Checkpoint checkpoint = entities.find(Checkpoint.class, id, LockModeType.PESSIMISTIC_READ);
        if (checkpoint == null || (checkpoint.withinEpoch && !checkpoint.askedFor)) {
            throw new InvalidSettings(
                    "parentCheckpointId",
                    "there is no checkpoint with the id " + id
                            + "; GET /api/runs/{id}/checkpoints lists those of a run");
        }
        Run parent = Run.findById(checkpoint.runId);
        Fork fork = new Fork(checkpoint, parent, Dataset.findById(parent.datasetId));
        List<Violation> violations = fork.violations(wanted.settings(), dataset);
        if (!violations.isEmpty()) {
            throw new InvalidSettings(violations);
        }
        return fork;
    }

    private static void check(Dataset dataset, NewRun wanted) {
        ReadyDataset.check(dataset, wanted.datasetId());
        int batchSize = batchSize(wanted.settings());
        if (batchSize > dataset.trainingCount) {
            throw new InvalidSettings(
                    "settings.batchSize",
                    "is " + batchSize + ", but the data set \"" + dataset.name + "\" has only " + dataset.trainingCount
                            + " training images; choose a batch size of at most that");
        }
    }

    private static int batchSize(ModelSettings settings) {
        return ((ConvVaeSettings) settings).batchSize();
    }
}
