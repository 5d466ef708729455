package org.facelab.dashboard.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.facelab.dashboard.edge.Conflict;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.file.Leftovers;
import org.facelab.dashboard.job.JobControl;
import org.facelab.dashboard.job.NotInState;
import org.facelab.db.entity.Generation;
import org.facelab.db.entity.Run;

/** Deletes a run: rows in one transaction, then files. A crash between leaves files without rows, which the sweep removes. */
@ApplicationScoped
public class RunDeletion {
    private final EntityManager entities;
    private final RunLock lock;
    private final JobControl jobs;
    private final Leftovers leftovers;

    RunDeletion(EntityManager entities, RunLock lock, JobControl jobs, Leftovers leftovers) {
        this.entities = entities;
        this.lock = lock;
        this.jobs = jobs;
        this.leftovers = leftovers;
    }

    /**
     * @throws NotFound if there is no such run
     * @throws NotInState if it waits or is trained: cancel it first
     * @throws Conflict if somebody waits for faces from one of its checkpoints, or a fork for its start
     */
    public void delete(UUID id) {
        List<String> folders = lock.holding(id, held -> {
            Run run = held.run();
            if (!RunActions.of(run, held.job()).contains(RunAction.DELETE)) {
                throw RunActions.refused(RunAction.DELETE, run, held.job());
            }
            holdCheckpoints(id);
            refuseIfForksNeedIt(run);
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

    /** Who forks from one or draws from it holds its row shared: from here on nobody does, and who did is seen below. */
    private void holdCheckpoints(UUID id) {
        entities.createNativeQuery("select id from checkpoint where run_id = :run order by id for update", UUID.class)
                .setParameter("run", id)
                .getResultList();
    }

    /** A fork starts from its parent's checkpoint until it has one of its own. */
    private void refuseIfForksNeedIt(Run run) {
        List<?> forks = entities.createNativeQuery(
                        "select f.number from run f join job j on j.id = f.job_id"
                                + " where f.parent_run_id = :run and j.state in ('BLOCKED', 'QUEUED', 'RUNNING', 'PAUSED')"
                                + " and not exists (select 1 from checkpoint c where c.run_id = f.id) order by f.number",
                        Long.class)
                .setParameter("run", run.id)
                .getResultList();
        if (!forks.isEmpty()) {
            String named = forks.stream().limit(5).map(number -> "#" + number).collect(Collectors.joining(", "));
            throw new Conflict("run #" + run.number + " cannot be deleted while forks of it wait for their first epoch"
                    + " and need its checkpoint (" + named + (forks.size() > 5 ? ", …" : "")
                    + "); cancel them first, or wait until they have one of their own");
        }
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
