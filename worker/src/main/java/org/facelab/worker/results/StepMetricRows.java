package org.facelab.worker.results;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.facelab.worker.training.StepFigures;
import org.hibernate.Session;

/** The figures of single steps, in chunks; within the caller's fenced transaction. */
@Singleton
class StepMetricRows {
    private static final String KEPT = "select name, figures from step_metric where run_id = ? and chunk = ?";
    private static final String CLEAR = "delete from step_metric where run_id = ? and chunk >= ?";
    private static final String ADD =
            "insert into step_metric (run_id, name, chunk, figures, minimum, maximum, last, nan_count)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?)";
    private final EntityManager em;

    StepMetricRows(EntityManager em) {
        this.em = em;
    }

    /** Writes the figures of steps and lets go all that was written of these and later ones before. */
    void put(UUID run, StepFigures steps) {
        em.unwrap(Session.class).doWork(connection -> {
            int chunk = StepChunk.of(steps.firstStep());
            Map<String, Double[]> kept = kept(connection, run, chunk);
            try (var clear = connection.prepareStatement(CLEAR)) {
                clear.setObject(1, run);
                clear.setInt(2, chunk);
                clear.executeUpdate();
            }
            try (var add = connection.prepareStatement(ADD)) {
                for (Map.Entry<String, double[]> named : steps.byName().entrySet()) {
                    for (StepChunk each : StepChunk.split(
                            steps.firstStep(), named.getValue(), kept.getOrDefault(named.getKey(), new Double[0]))) {
                        add.setObject(1, run);
                        add.setString(2, named.getKey());
                        add.setInt(3, each.number());
                        add.setArray(4, connection.createArrayOf("float8", each.figures()));
                        add.setObject(5, each.minimum());
                        add.setObject(6, each.maximum());
                        add.setObject(7, each.last());
                        add.setInt(8, each.nanCount());
                        add.addBatch();
                    }
                }
                add.executeBatch();
            }
        });
    }

    private static Map<String, Double[]> kept(Connection connection, UUID run, int chunk) throws SQLException {
        Map<String, Double[]> kept = new HashMap<>();
        try (var query = connection.prepareStatement(KEPT)) {
            query.setObject(1, run);
            query.setInt(2, chunk);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    Object[] figures = (Object[]) rows.getArray(2).getArray();
                    kept.put(rows.getString(1), Arrays.copyOf(figures, figures.length, Double[].class));
                }
            }
        }
        return kept;
    }
}
