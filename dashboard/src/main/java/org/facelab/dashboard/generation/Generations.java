package org.facelab.dashboard.generation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.db.entity.Generation;
import org.facelab.db.entity.Job;

/** Looks generations up. */
@ApplicationScoped
public class Generations {
    private final EntityManager entities;

    Generations(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * The newest, newest first.
     *
     * @param run whose checkpoints made them, or null for all
     */
    @Transactional
    public List<GenerationView> list(UUID run, int most) {
        return entities
                .createQuery(
                        "select g, j from Generation g join Job j on j.id = g.jobId where :run is null or g.runId = :run"
                                + " order by g.createdAt desc, g.id desc",
                        Object[].class)
                .setParameter("run", run)
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(row -> GenerationView.of((Generation) row[0], (Job) row[1]))
                .toList();
    }

    /** @throws NotFound if there is no such generation */
    @Transactional
    public GenerationView get(UUID id) {
        Generation generation = row(id);
        return GenerationView.of(generation, Job.findById(generation.jobId));
    }

    /** @throws NotFound if there is no such generation */
    @Transactional
    public Generation row(UUID id) {
        Generation generation = Generation.findById(id);
        if (generation == null) {
            throw new NotFound("generation", id);
        }
        return generation;
    }
}
