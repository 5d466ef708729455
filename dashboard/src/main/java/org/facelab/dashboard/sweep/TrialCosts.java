package org.facelab.dashboard.sweep;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.sweep.EarlierRuns.Earlier;

/** Measures what earlier runs of a model took, on images of the same size and colours. */
@ApplicationScoped
class TrialCosts {
    /**
     * The newest few of each form, size of latents and batch. The time of an epoch lies between the first and the last
     * stored one, so that pauses count little.
     */
    private static final String RUNS = """
            with alike as (
                select r.id, r.last_epoch, d.training_count, r.settings ->> 'form' as form,
                       coalesce((r.settings ->> 'latentSize')::integer, 1) as latent_size,
                       coalesce((r.settings ->> 'batchSize')::integer, 1) as batch_size, r.number
                  from run r join dataset d on d.id = r.dataset_id join dataset wanted on wanted.id = ?
                 where r.model = ? and r.last_epoch >= 2
                   and d.image_size = wanted.image_size and d.channels = wanted.channels
                 order by r.number desc limit 2000),
            newest as (
                select a.*, row_number() over (partition by form, latent_size, batch_size order by number desc) as place
                  from alike a)
            select form, latent_size, batch_size, seconds / (last_epoch - 1) / training_count as per_image,
                   (select percentile_cont(0.5) within group (order by weights_size + state_size)
                      from checkpoint c where c.run_id = n.id) as checkpoint_bytes,
                   (select sum(size)::double precision / sum(tiles) from picture p where p.run_id = n.id) as tile_bytes
              from newest n cross join lateral (
                   select extract(epoch from max(recorded_at) - min(recorded_at)) as seconds from metric m
                    where m.run_id = n.id and m.split = 'validation' and m.name = 'mse') t
             where place <= 5 and seconds > 0 order by number desc limit 200
            """;

    private static final String LAB = """
            select (select training_count from dataset where id = ?) as images,
                   (select count(*) from worker
                     where stopped_at is null and last_heartbeat > now() - interval '30 seconds') as workers
            """;

    private final AgroalDataSource database;

    TrialCosts(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * @param runs that were measured
     * @param images of an epoch
     * @param workers that live now
     */
    record Measured(EarlierRuns runs, int images, int workers) {}

    Measured of(UUID dataset, String model) {
        try (Connection connection = database.getConnection();
                PreparedStatement lab = connection.prepareStatement(LAB)) {
            lab.setObject(1, dataset);
            try (ResultSet row = lab.executeQuery()) {
                row.next();
                return new Measured(
                        new EarlierRuns(runs(connection, dataset, model)), row.getInt("images"), row.getInt("workers"));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what earlier runs took cannot be read", e);
        }
    }

    private static List<Earlier> runs(Connection connection, UUID dataset, String model) throws SQLException {
        List<Earlier> runs = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(RUNS)) {
            select.setObject(1, dataset);
            select.setString(2, model);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    runs.add(new Earlier(
                            row.getString("form"),
                            row.getInt("latent_size"),
                            row.getInt("batch_size"),
                            row.getDouble("per_image"),
                            row.getObject("checkpoint_bytes", Double.class),
                            row.getObject("tile_bytes", Double.class)));
                }
            }
        }
        return runs;
    }
}
