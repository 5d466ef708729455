package org.facelab.dashboard.sweep;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.facelab.db.settings.ModelSettings;

/**
 * What an epoch took in earlier runs of the same model on images of the same size and colours. Settings that are searched
 * differ between those runs as they will between trials, so medians over them fit both.
 */
@ApplicationScoped
class TrialCosts {
    /** The time of an epoch lies between the first and the last stored one, so that pauses count little. */
    private static final String SELECT = """
            with alike as (
                select r.id, r.last_epoch, d.training_count
                  from run r join dataset d on d.id = r.dataset_id join dataset wanted on wanted.id = ?
                 where r.model = ? and r.last_epoch >= 2
                   and d.image_size = wanted.image_size and d.channels = wanted.channels
                 order by r.number desc limit 40),
            timed as (
                select a.*, (select extract(epoch from max(recorded_at) - min(recorded_at)) from metric m
                    where m.run_id = a.id and m.split = 'validation' and m.name = 'mse') as seconds from alike a)
            select count(*) filter (where seconds > 0) as runs,
                   percentile_cont(0.5) within group (order by seconds / (last_epoch - 1) / training_count)
                       filter (where seconds > 0) as per_image,
                   (select percentile_cont(0.5) within group (order by weights_size + state_size)
                      from checkpoint c join alike a on a.id = c.run_id) as checkpoint_bytes,
                   (select sum(size)::double precision / sum(tiles)
                      from picture p join alike a on a.id = p.run_id) as tile_bytes,
                   (select training_count from dataset where id = ?) as images,
                   (select count(*) from worker
                     where stopped_at is null and last_heartbeat > now() - interval '30 seconds') as workers
              from timed
            """;

    private final AgroalDataSource database;

    TrialCosts(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * @param runs that were measured
     * @param epochSeconds of one trial, or null if none was measured
     * @param checkpointBytes of one checkpoint with its training state, or null
     * @param tileBytes of one face in a grid, or null
     * @param workers that live now
     */
    record Measured(int runs, Double epochSeconds, Double checkpointBytes, Double tileBytes, int workers) {}

    Measured of(UUID dataset, ModelSettings settings) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setObject(1, dataset);
            select.setString(2, settings.model());
            select.setObject(3, dataset);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                Double perImage = row.getObject("per_image", Double.class);
                Integer images = row.getObject("images", Integer.class);
                return new Measured(
                        row.getInt("runs"),
                        perImage == null || images == null ? null : Double.valueOf(perImage * images),
                        row.getObject("checkpoint_bytes", Double.class),
                        row.getObject("tile_bytes", Double.class),
                        row.getInt("workers"));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what earlier runs took cannot be read", e);
        }
    }
}
