package org.facelab.dashboard.dataset;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.facelab.dashboard.edge.Conflict;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.file.Leftovers;
import org.facelab.dashboard.job.JobControl;
import org.facelab.dashboard.job.NotInState;
import org.facelab.db.entity.Dataset;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobAction;
import org.facelab.db.entity.Run;
import org.facelab.db.entity.Sweep;
import org.facelab.db.entity.SweepState;

/** Deletes a data set: rows in one transaction, then files. A crash between leaves files, which the sweep removes. */
@ApplicationScoped
public class DatasetDeletion {
    private static final int NAMED = 5;
    private final EntityManager entities;
    private final JobControl jobs;
    private final Leftovers leftovers;

    DatasetDeletion(EntityManager entities, JobControl jobs, Leftovers leftovers) {
        this.entities = entities;
        this.jobs = jobs;
        this.leftovers = leftovers;
    }

    /**
     * @throws NotFound if there is no such data set
     * @throws NotInState while it is imported
     * @throws Conflict while runs or unfinished sweeps use it
     */
    public void delete(UUID id) {
        QuarkusTransaction.requiringNew().run(() -> {
            Dataset dataset = entities.find(Dataset.class, id);
            if (dataset == null) {
                throw new NotFound("data set", id);
            }
            String what = "the data set \"" + dataset.name + "\"";
            // the job before the data set, in the order of the worker that imports it
            Job job = jobs.locked(dataset.jobId);
            // a run that is submitted in the same moment holds this row shared
            entities.refresh(dataset, LockModeType.PESSIMISTIC_WRITE);
            if (!job.state.allowed().contains(JobAction.DELETE)) {
                throw NotInState.of(what, JobAction.DELETE, job);
            }
            refuseIfUsed(id, what);
            refuseIfSearchedOn(id, what);
            dataset.delete();
            entities.flush();
            job.delete();
        });
        leftovers.delete("datasets/" + id);
        for (ArchiveKind kind : ArchiveKind.values()) {
            leftovers.delete("uploads/" + id + kind.ending());
        }
    }

    private static void refuseIfUsed(UUID id, String what) {
        List<Run> runs = Run.list("datasetId = ?1 order by number", id);
        if (!runs.isEmpty()) {
            String named = runs.stream()
                    .limit(NAMED)
                    .map(run -> "#" + run.number + " " + run.name)
                    .collect(Collectors.joining(", "));
            String more = runs.size() > NAMED ? " and " + (runs.size() - NAMED) + " more" : "";
            throw new Conflict(what + " is used by the runs " + named + more + "; delete them first");
        }
    }

    /** A sweep between two trials has perhaps no run, but needs the data set for its next one. */
    private static void refuseIfSearchedOn(UUID id, String what) {
        List<Sweep> sweeps = Sweep.list(
                "datasetId = ?1 and state in ?2 order by number", id, List.of(SweepState.RUNNING, SweepState.PAUSED));
        if (!sweeps.isEmpty()) {
            String named = sweeps.stream()
                    .limit(NAMED)
                    .map(sweep -> sweep.number + " " + sweep.name)
                    .collect(Collectors.joining(", "));
            throw new Conflict(what + " is used by the sweeps " + named + "; cancel them first");
        }
    }
}
