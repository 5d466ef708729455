package org.facelab.dashboard.run;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.edge.Conflict;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.file.Leftovers;
import org.facelab.dashboard.job.JobControl;
import org.facelab.dashboard.job.NotInState;
import org.facelab.db.entity.Generation;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobAction;
import org.facelab.db.entity.Run;

/** Deletes a run: rows in one transaction, then files. A crash between leaves files without rows, which the sweep removes. */
@ApplicationScoped
public class RunDeletion {
    private final EntityManager entities;
    private final Runs runs;
    private final JobControl jobs;
    private final Leftovers leftovers;

    RunDeletion(EntityManager entities, Runs runs, JobControl jobs, Leftovers leftovers) {
        this.entities = entities;
        this.runs = runs;
        this.jobs = jobs;
        this.leftovers = leftovers;
    }

    /**
     * @throws NotFound if there is no such run
     * @throws NotInState if it waits or is trained: cancel it first
     * @throws Conflict if somebody waits for faces from one of its checkpoints
     */
    public void delete(UUID id) {
        List<String> folders = QuarkusTransaction.requiringNew().call(() -> {
            Run run = runs.row(id);
            Job job = jobs.locked(run.jobId);
            if (!job.state.allowed().contains(JobAction.DELETE)) {
                throw new NotInState("run #" + run.number, JobAction.DELETE, job.state);
            }
            List<Generation> generations = Generation.list("runId", id);
            for (Generation generation : generations) {
                if (!jobs.locked(generation.jobId).state.ended()) {
                    throw new Conflict("run #" + run.number + " cannot be deleted while faces are generated from it"
                            + " (generation " + generation.id + "); wait until they are done");
                }
            }
            return rows(run, generations);
        });
        folders.forEach(leftovers::delete);
    }

    private List<String> rows(Run run, List<Generation> generations) {
        List<String> folders = new ArrayList<>(List.of("runs/" + run.id));
        List<UUID> ended = new ArrayList<>();
        for (Generation generation : generations) {
            folders.add("generations/" + generation.id);
            ended.add(generation.jobId);
        }
        @SuppressWarnings("unchecked")
        List<UUID> training = entities.createNativeQuery("select job_id from run_job where run_id = :run", UUID.class)
                .setParameter("run", run.id)
                .getResultList();
        ended.addAll(training);
        // metrics, checkpoints, pictures, log and generations go with it
        entities.createQuery("delete from Run where id = :run")
                .setParameter("run", run.id)
                .executeUpdate();
        entities.createQuery("delete from Job where id in :jobs")
                .setParameter("jobs", ended)
                .executeUpdate();
        return folders;
    }
}
