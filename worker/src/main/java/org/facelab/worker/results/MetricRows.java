package org.facelab.worker.results;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.facelab.worker.training.EpochResult;
import org.facelab.worker.training.MetricValue;
import org.hibernate.Session;

/** The metrics of epochs; within the caller's fenced transaction. */
@Singleton
class MetricRows {
    private static final String PUT =
            "insert into metric (run_id, split, name, epoch, step, value) values (?, ?, ?, ?, ?, ?)"
                    + " on conflict (run_id, split, name, epoch) do update set step = excluded.step, value = excluded.value,"
                    + " recorded_at = clock_timestamp()";
    private final EntityManager em;
    private final StepMetricRows steps;

    MetricRows(EntityManager em, StepMetricRows steps) {
        this.em = em;
        this.steps = steps;
    }

    /** Writes an epoch's figures and those of its steps; a resumed run overwrites and never adds a second. */
    void put(UUID run, EpochResult result) {
        steps.put(run, result.steps());
        em.unwrap(Session.class).doWork(connection -> {
            try (var statement = connection.prepareStatement(PUT)) {
                for (MetricValue metric : result.metrics()) {
                    statement.setObject(1, run);
                    statement.setString(2, metric.split().word());
                    statement.setString(3, metric.name());
                    statement.setInt(4, result.epoch());
                    statement.setLong(5, result.step());
                    statement.setDouble(6, metric.value());
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        });
    }

    /** The epoch of the highest finite validation elbo, or null; the earlier of two equals. */
    Integer bestEpoch(UUID run) {
        @SuppressWarnings("unchecked")
        List<Integer> epochs = em.createNativeQuery(
                        "select epoch from metric where run_id = :run and split = 'validation' and name = 'elbo'"
                                + " and value not in ('NaN', 'Infinity', '-Infinity') order by value desc, epoch limit 1",
                        Integer.class)
                .setParameter("run", run)
                .getResultList();
        return epochs.isEmpty() ? null : epochs.get(0);
    }
}
