package org.facelab.dashboard.page.runs;

import java.util.ArrayList;
import java.util.List;

/**
 * The statement for one page of runs. The order is found with as few joins as it needs; what only the rows of the page
 * need (newest picture, speed) is looked up for those alone.
 */
record RunsStatement(String where, List<Object> values, RunsAsked asked) {
    private static final String FROM = """
            from run r join job j on j.id = r.job_id
            left join metric mse on mse.run_id = r.id and mse.split = 'validation' and mse.name = 'mse'
                and mse.epoch = r.last_epoch
            left join metric speed on speed.run_id = r.id and speed.split = 'train' and speed.name = 'imagesPerSecond'
                and speed.epoch = r.last_epoch
            """;

    static RunsStatement of(RunsAsked asked) {
        List<String> terms = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        terms.add(asked.state().equals(RunsAsked.ARCHIVED) ? "r.archived" : "not r.archived");
        if (!asked.state().isEmpty() && !asked.state().equals(RunsAsked.ARCHIVED)) {
            terms.add("j.state = ?");
            values.add(asked.state());
        }
        if (!asked.model().isEmpty()) {
            terms.add("r.model = ?");
            values.add(asked.model());
        }
        if (!asked.tag().isEmpty()) {
            terms.add("? = any (r.tags)");
            values.add(asked.tag());
        }
        if (!asked.text().isEmpty()) {
            terms.add("(r.name ilike ? escape '\\' or r.notes ilike ? escape '\\'"
                    + " or array_to_string(r.tags, ' ') ilike ? escape '\\' or '#' || r.number = ?)");
            String like =
                    "%" + asked.text().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
            values.addAll(List.of(like, like, like, "#" + asked.text().replace("#", "")));
        }
        return new RunsStatement(String.join(" and ", terms), values, asked);
    }

    String count() {
        return "select count(*) from run r join job j on j.id = r.job_id where " + where;
    }

    /** The rows of the page; its values are {@link #values}, then limit and offset. */
    String rows() {
        String order = asked.sort().column().sql() + (asked.sort().descending() ? " desc" : "") + " nulls last";
        return "with page as (select r.id, r.number, mse.value as mse, speed.value as speed, "
                + took() + " as took, row_number() over (order by "
                + order.replaceFirst("^took", took()) + ", r.number desc) as place " + FROM + " where " + where
                + " order by place limit ? offset ?) " + """
                select r.id, r.number, r.name, r.settings, r.last_epoch, r.created_at, d.name as dataset,
                       j.state, j.progress, j.failure_kind, j.failure_text, j.cancel_requested,
                       coalesce(j.lease_until < now(), false) as lost, p.mse, p.speed, p.took,
                       (select id from picture where run_id = r.id and kind = 'RANDOM' order by epoch desc limit 1) as picture,
                       case when j.state = 'QUEUED' then (select count(*) from job other
                           where other.state = 'QUEUED' and other.kind = j.kind
                             and (-other.priority, other.queued_at, other.id) <= (-j.priority, j.queued_at, j.id)) end as place_in_line
                  from page p join run r on r.id = p.id join job j on j.id = r.job_id join dataset d on d.id = r.dataset_id
                 order by p.place
                """;
    }

    private static String took() {
        return "extract(epoch from coalesce(j.ended_at, now()) - j.started_at)::double precision";
    }
}
