package org.facelab.dashboard.page.overview;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.facelab.dashboard.page.Rows;
import org.facelab.dashboard.page.Spark;
import org.facelab.dashboard.page.overview.OverviewView.Begin;
import org.facelab.dashboard.page.overview.OverviewView.Finished;
import org.facelab.dashboard.page.overview.OverviewView.Newest;
import org.facelab.dashboard.page.queue.QueueQuery;

/** Reads the first page: eight statements, whatever the number of runs. */
@ApplicationScoped
class OverviewQuery {
    private static final String NEWEST = """
            with candidate as (
                (select r.id, 0 as rank from job j join run r on r.job_id = j.id
                  where j.state = 'RUNNING' and r.last_epoch > 0 and not r.archived order by j.started_at desc limit 1)
                union all
                (select id, 1 from run where last_epoch > 0 and not archived order by created_at desc limit 1))
            select r.id, r.number, r.name, r.settings, r.last_epoch, j.state, j.progress, j.cancel_requested,
                   coalesce(j.lease_until < now(), false) as lost,
                   p.id as picture, p.epoch, p.tiles, p.created_at as drawn,
                   (select value from metric where run_id = r.id and split = 'validation' and name = 'mse'
                       and epoch = r.last_epoch) as mse,
                   (select value from metric where run_id = r.id and split = 'train' and name = 'imagesPerSecond'
                       and epoch = r.last_epoch) as speed
              from candidate c join run r on r.id = c.id join job j on j.id = r.job_id
              join lateral (select * from picture where run_id = r.id and kind = 'RANDOM'
                  order by epoch desc limit 1) p on true
             order by c.rank limit 1
            """;
    private static final String FINISHED = """
            select r.id, r.number, r.name, r.settings, j.ended_at, p.id as picture, p.tiles,
                   extract(epoch from j.ended_at - j.started_at)::double precision as took,
                   (select value from metric where run_id = r.id and split = 'validation' and name = 'mse'
                       and epoch = coalesce(r.best_epoch, r.last_epoch)) as best
              from (select * from job where kind = 'TRAIN' and state = 'SUCCEEDED' order by ended_at desc limit 5) j
              join run r on r.job_id = j.id
              left join lateral (select id, tiles from picture where run_id = r.id and kind = 'RANDOM'
                  order by epoch desc limit 1) p on true
             where not r.archived order by j.ended_at desc
            """;
    private static final String TROUBLES = """
            (select r.name, r.id, 'run' as what, j.failure_kind, j.failure_text, j.ended_at, r.last_epoch
              from job j join run r on r.job_id = j.id
             where j.state = 'FAILED' and j.ended_at > now() - interval '7 days' and not r.archived
             order by j.ended_at desc limit 3)
            union all
            (select d.name, d.id, 'dataset', j.failure_kind, j.failure_text, j.ended_at, 0
              from job j join dataset d on d.job_id = j.id
             where j.state = 'FAILED' and j.ended_at > now() - interval '7 days'
             order by j.ended_at desc limit 3)
            order by ended_at desc
            """;
    private static final String DAY = """
            select (select count(*) from run where not archived) as runs, (select count(*) from dataset) as datasets,
                   (select coalesce(sum(count), 0) from dataset) as faces,
                   count(*) filter (where state = 'QUEUED') as waiting, count(*) filter (where state = 'RUNNING') as running,
                   count(*) filter (where ended_at > now() - interval '1 day') as ended,
                   count(*) filter (where ended_at > now() - interval '1 day' and state = 'FAILED') as failed,
                   percentile_cont(0.5) within group (order by extract(epoch from started_at - queued_at))
                       filter (where started_at > now() - interval '1 day' and started_at > queued_at) as start
              from job where state in ('QUEUED', 'RUNNING') or ended_at > now() - interval '1 day'
            """;
    private static final String BEGIN = """
            select (select id from dataset where count is not null order by created_at desc limit 1) as dataset,
                   (select name from dataset where count is not null order by created_at desc limit 1) as name,
                   exists (select from dataset d join job j on j.id = d.job_id
                       where j.state in ('QUEUED', 'RUNNING')) as importing,
                   exists (select from run r join job j on j.id = r.job_id where j.state in ('QUEUED', 'RUNNING')) as training
            """;

    private final Rows rows;
    private final QueueQuery queue;

    OverviewQuery(Rows rows, QueueQuery queue) {
        this.rows = rows;
        this.queue = queue;
    }

    OverviewView read() {
        Newest newest = rows.first(NEWEST, OverviewRows::newest).orElse(null);
        Begin begin = newest != null
                ? null
                : rows.first(
                                BEGIN,
                                row -> new Begin(
                                        row.getObject("dataset", UUID.class),
                                        row.getString("name"),
                                        row.getBoolean("importing"),
                                        row.getBoolean("training")))
                        .orElseThrow();
        return new OverviewView(
                newest,
                finished(),
                rows.list(TROUBLES, OverviewRows::trouble),
                queue.workers(),
                rows.first(DAY, OverviewRows::day).orElseThrow(),
                begin);
    }

    private List<Finished> finished() {
        List<OverviewRows.Ended> ended = rows.list(FINISHED, OverviewRows::ended);
        Map<UUID, List<Spark.Point>> curves =
                Spark.points(rows, ended.stream().map(run -> run.plain().run().id()));
        return ended.stream().map(run -> run.with(curves)).toList();
    }
}
