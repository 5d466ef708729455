package org.facelab.dashboard.page.queue;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.page.Rows;
import org.facelab.dashboard.page.queue.QueueRows.HeldBy;
import org.facelab.dashboard.page.queue.QueueView.Held;
import org.facelab.dashboard.page.queue.QueueView.WorkerCard;

/** Reads the queue: five statements. */
@ApplicationScoped
public class QueueQuery {
    /** What a job is about: the run it trains, the data set it imports, or the run whose faces it makes. */
    private static final String SUBJECT = """
            j.id, lower(j.kind) as kind, coalesce(r.id, g.run_id) as run_id, coalesce(r.number, gr.number) as number,
            coalesce(r.name, d.name, gr.name) as name, d.id as dataset_id, g.id as generation_id
            """;

    private static final String JOINS = """
            left join run_job rj on rj.job_id = j.id left join run r on r.id = rj.run_id
            left join dataset d on d.job_id = j.id
            left join generation g on g.job_id = j.id left join run gr on gr.id = g.run_id
            """;

    private static final String WORKERS = """
            select name, host, device, threads, memory_bytes, memory_total_bytes, last_heartbeat, drain,
                   last_heartbeat <= now() - interval '30 seconds' as lost
              from worker where stopped_at is null and last_heartbeat > now() - interval '1 day' order by name
            """;

    private static final String HELD = "select j.lease_owner, j.progress, j.cancel_requested, " + SUBJECT
            + " from job j " + JOINS + " where j.state = 'RUNNING' order by j.started_at, j.id";

    /** In the order in which they are taken; what a blocked one waits for stands with it. */
    private static final String WAITING =
            """
            select j.state, j.attempt, j.max_attempts, j.fence, j.priority, j.queued_at, j.place_of_kind, j.before, j.after,
                   (select outcome from job_attempt a where a.job_id = j.id order by fence desc limit 1) as outcome,
                   (select string_agg('#' || nr.number, ', ' order by nr.number)
                      from job_dependency dep join job nj on nj.id = dep.needs_job_id and nj.state <> 'SUCCEEDED'
                      join run_job nrj on nrj.job_id = nj.id join run nr on nr.id = nrj.run_id
                     where dep.job_id = j.id and j.state = 'BLOCKED') as needs,
            """ + SUBJECT + """
              from (select *, row_number() over (partition by kind, state order by priority desc, place, id) as place_of_kind,
                           lag(id) over line as before, lead(id) over line as after
                      from job where state in ('QUEUED', 'BLOCKED', 'PAUSED')
                    window line as (partition by state = 'PAUSED' order by priority desc, place, id)
                     order by state = 'PAUSED', priority desc, place, id limit ?) j
            """ + JOINS + " order by j.state = 'PAUSED', j.priority desc, j.place, j.id";

    private static final String ENDED = "select j.state, j.failure_kind, j.failure_text, j.queued_at, j.started_at,"
            + " j.ended_at, (select worker from job_attempt a where a.job_id = j.id order by fence desc limit 1) as worker, "
            + SUBJECT
            + " from (select * from job where state in ('SUCCEEDED', 'FAILED', 'CANCELLED')"
            + " and ended_at > now() - interval '1 day' order by ended_at desc limit ?) j " + JOINS
            + " order by j.ended_at desc";

    private static final String COUNTS = """
            select count(*) filter (where state in ('QUEUED', 'BLOCKED', 'PAUSED')) as waiting,
                   count(*) filter (where state = 'RUNNING') as running,
                   count(*) filter (where ended_at > now() - interval '1 day') as ended
              from job where state in ('QUEUED', 'BLOCKED', 'PAUSED', 'RUNNING') or ended_at > now() - interval '1 day'
            """;

    private record Counts(long waiting, long running, long ended) {}

    private final Rows rows;

    QueueQuery(Rows rows) {
        this.rows = rows;
    }

    QueueView read() {
        Counts counts = rows.first(COUNTS, row -> new Counts(row.getLong(1), row.getLong(2), row.getLong(3)))
                .orElseThrow();
        List<WorkerCard> workers = workers();
        Slots slots = Slots.of(workers);
        return new QueueView(
                facts(counts),
                workers,
                rows.list(WAITING, row -> QueueRows.waiting(row, slots), QueueView.MOST),
                counts.waiting,
                rows.list(ENDED, QueueRows::ended, 20),
                counts.ended);
    }

    /** The workers alone. */
    public List<WorkerCard> workers() {
        Map<String, List<Held>> held = rows.list(HELD, QueueRows::held).stream()
                .collect(Collectors.groupingBy(HeldBy::worker, Collectors.mapping(HeldBy::job, Collectors.toList())));
        return rows.list(WORKERS, row -> QueueRows.worker(row, held.getOrDefault(row.getString("name"), List.of())));
    }

    private static List<String> facts(Counts counts) {
        List<String> facts = new ArrayList<>();
        facts.add(counts.waiting == 0 ? "nothing waits" : Figures.grouped(counts.waiting) + " waiting");
        facts.add(counts.running == 0 ? "nothing runs" : Figures.grouped(counts.running) + " running");
        facts.add(Figures.grouped(counts.ended) + " ended in the last 24 h");
        return facts;
    }
}
