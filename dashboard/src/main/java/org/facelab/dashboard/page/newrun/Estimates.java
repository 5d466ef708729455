package org.facelab.dashboard.page.newrun;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.facelab.dashboard.page.Rows;
import org.facelab.dashboard.page.newrun.RunFormView.Estimate;
import org.facelab.db.settings.ConvVaeSettings;

/** Guesses what a run will take from earlier runs of the same form, image size and colours. */
@ApplicationScoped
class Estimates {
    /** The time of an epoch for one image: between the first and the last stored epoch, so pauses count little. */
    private static final String LIKE = """
            with alike as (
                select r.id, r.last_epoch, d.training_count, r.settings ->> 'latentSize' = ? as same_size,
                       case when r.settings ->> 'batchSize' = ? then (j.progress ->> 'memoryBytes')::bigint end as memory
                  from run r join dataset d on d.id = r.dataset_id join job j on j.id = r.job_id
                  join dataset wanted on wanted.id = ?
                 where r.last_epoch >= 2 and d.image_size = wanted.image_size and d.channels = wanted.channels
                   and r.settings ->> 'form' = ?
                 order by r.settings ->> 'latentSize' = ? desc, r.number desc limit 20),
            timed as (
                select a.*, (select extract(epoch from max(recorded_at) - min(recorded_at)) from metric m
                    where m.run_id = a.id and m.split = 'validation' and m.name = 'mse') as seconds from alike a)
            select count(*) as runs,
                   percentile_cont(0.5) within group (order by seconds / (last_epoch - 1) / training_count) as per_image,
                   (select percentile_cont(0.5) within group (order by weights_size + state_size) from checkpoint c
                     join alike a on a.id = c.run_id where a.same_size) as checkpoint_bytes,
                   (select sum(size)::double precision / sum(tiles) from picture p join alike a on a.id = p.run_id) as tile_bytes,
                   (select max(nullif(memory, 0)) from alike) as memory_bytes,
                   (select training_count from dataset where id = ?) as images
              from timed where seconds > 0
            """;

    private record Found(long runs, Double perImage, Double checkpoint, Double tile, Long memory, Integer images) {}

    private final Rows rows;

    Estimates(Rows rows) {
        this.rows = rows;
    }

    Estimate of(UUID dataset, ConvVaeSettings settings) {
        String size = String.valueOf(settings.latentSize());
        Found found = rows.first(
                        LIKE,
                        row -> new Found(
                                row.getLong("runs"),
                                row.getObject("per_image", Double.class),
                                row.getObject("checkpoint_bytes", Double.class),
                                row.getObject("tile_bytes", Double.class),
                                row.getObject("memory_bytes", Long.class),
                                row.getObject("images", Integer.class)),
                        size,
                        String.valueOf(settings.batchSize()),
                        dataset,
                        settings.form().word(),
                        size,
                        dataset)
                .orElseThrow();
        if (found.perImage == null || found.images == null) {
            return Estimate.UNKNOWN;
        }
        double epoch = found.perImage * found.images;
        return new Estimate(
                found.runs, millis(epoch * settings.epochs()), millis(epoch), disk(found, settings), found.memory);
    }

    private static Long disk(Found found, ConvVaeSettings settings) {
        if (found.checkpoint == null || found.tile == null) {
            return null;
        }
        // the last, the best, and each n-th epoch
        int kept = Math.min(settings.epochs(), settings.epochs() / settings.keepEvery() + 2);
        double pictures = 2.0 * settings.epochs() * settings.pictureCount() * found.tile;
        return Math.round(kept * found.checkpoint + pictures);
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
