package org.facelab.dashboard.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.db.entity.Dataset;
import org.facelab.db.entity.Generation;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.Run;

/** Looks jobs up. */
@ApplicationScoped
public class Jobs {
    private static final String SELECT = "select j, r, d, g from Job j left join Run r on r.jobId = j.id"
            + " left join Dataset d on d.jobId = j.id left join Generation g on g.jobId = j.id";
    private final EntityManager entities;

    Jobs(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Jobs of a state: those that wait in the order in which they are taken, others newest first.
     *
     * @param state or null for all
     */
    @Transactional
    public List<JobView> list(JobState state, int most) {
        boolean waiting = state == JobState.QUEUED || state == JobState.BLOCKED;
        String order = waiting ? " order by j.priority desc, j.place, j.id" : " order by j.createdAt desc, j.id desc";
        TypedQuery<Object[]> query =
                entities.createQuery(SELECT + (state == null ? "" : " where j.state = :state") + order, Object[].class);
        if (state != null) {
            query.setParameter("state", state);
        }
        return query.setMaxResults(most).getResultList().stream()
                .map(Jobs::view)
                .toList();
    }

    /** @throws NotFound if there is no such job */
    @Transactional
    public JobView get(UUID id) {
        return entities
                .createQuery(SELECT + " where j.id = :id", Object[].class)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .map(Jobs::view)
                .findFirst()
                .orElseThrow(() -> new NotFound("job", id));
    }

    /**
     * A claim of a worker on a job.
     *
     * @param fence counts the claims of the job
     * @param outcome a state, GIVEN_BACK or LOST; null while it lasts
     */
    public record Attempt(long fence, String worker, Instant startedAt, Instant endedAt, String outcome) {}

    /** @throws NotFound if there is no such job */
    @Transactional
    public List<Attempt> attempts(UUID id) {
        if (entities.find(Job.class, id) == null) {
            throw new NotFound("job", id);
        }
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(
                        "select fence, worker, started_at, ended_at, outcome from job_attempt where job_id = :job order by fence",
                        Tuple.class)
                .setParameter("job", id)
                .getResultList();
        return rows.stream()
                .map(row -> new Attempt(
                        row.get(0, Number.class).longValue(),
                        row.get(1, String.class),
                        row.get(2, Instant.class),
                        row.get(3, Instant.class),
                        row.get(4, String.class)))
                .toList();
    }

    private static JobView view(Object[] row) {
        Run run = (Run) row[1];
        Dataset dataset = (Dataset) row[2];
        Generation generation = (Generation) row[3];
        UUID runId = run != null ? run.id : generation != null ? generation.runId : null;
        return JobView.of(
                (Job) row[0],
                new JobView.Owner(
                        run != null ? run.name : dataset != null ? dataset.name : null,
                        runId,
                        run == null ? null : run.number,
                        dataset == null ? null : dataset.id,
                        generation == null ? null : generation.id));
    }
}
