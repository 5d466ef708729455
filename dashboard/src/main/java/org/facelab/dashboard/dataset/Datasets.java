package org.facelab.dashboard.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.db.entity.Dataset;
import org.facelab.db.entity.Job;

/** Looks data sets up. */
@ApplicationScoped
public class Datasets {
    private final EntityManager entities;

    Datasets(EntityManager entities) {
        this.entities = entities;
    }

    /** All, newest first. */
    @Transactional
    public List<DatasetView> list() {
        return entities
                .createQuery(
                        "select d, j from Dataset d join Job j on j.id = d.jobId order by d.createdAt desc, d.id desc",
                        Object[].class)
                .getResultList()
                .stream()
                .map(row -> DatasetView.of((Dataset) row[0], (Job) row[1]))
                .toList();
    }

    /** @throws NotFound if there is no such data set */
    @Transactional
    public DatasetView get(UUID id) {
        Dataset dataset = row(id);
        return DatasetView.of(dataset, Job.findById(dataset.jobId));
    }

    /** @throws NotFound if there is no such data set */
    @Transactional
    public Dataset row(UUID id) {
        Dataset dataset = Dataset.findById(id);
        if (dataset == null) {
            throw new NotFound("data set", id);
        }
        return dataset;
    }
}
