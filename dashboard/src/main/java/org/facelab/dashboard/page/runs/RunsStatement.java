package org.facelab.dashboard.page.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.facelab.dashboard.page.runs.RunsAsked.Filter;

/**
 * The statements for one page of runs. The order is found with no more than it needs; what only the rows of the page
 * show (pictures, metrics, places) is looked up for those alone.
 */
record RunsStatement(String where, List<Object> values, RunsAsked asked) {
    private static final String FROM =
            " from run r join job j on j.id = r.job_id join dataset d on d.id = r.dataset_id ";

    static RunsStatement of(RunsAsked asked) {
        Filter filter = asked.filter();
        List<String> terms = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        terms.add(filter.state().equals(RunsAsked.ARCHIVED) ? "r.archived" : "not r.archived");
        if (!filter.state().isEmpty() && !filter.state().equals(RunsAsked.ARCHIVED)) {
            terms.add("j.state = ?");
            values.add(filter.state());
        }
        if (!filter.model().isEmpty()) {
            terms.add("r.model = ?");
            values.add(filter.model());
        }
        if (!filter.tag().isEmpty()) {
            // by the index of tags, unlike "? = any (r.tags)"
            terms.add("r.tags @> array[?]::text[]");
            values.add(filter.tag());
        }
        if (!filter.dataset().isEmpty()) {
            terms.add("r.dataset_id = ?");
            values.add(UUID.fromString(filter.dataset()));
        }
        if (!filter.text().isEmpty()) {
            terms.add("(r.name ilike ? escape '\\' or r.notes ilike ? escape '\\'"
                    + " or array_to_string(r.tags, ' ') ilike ? escape '\\' or '#' || r.number = ?)");
            String like = "%"
                    + filter.text().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
            values.addAll(List.of(like, like, like, "#" + filter.text().replace("#", "")));
        }
        return new RunsStatement(String.join(" and ", terms), values, asked);
    }

    String count() {
        // a foreign key says that each has a data set: it need not be looked at
        return "select count(*) from run r join job j on j.id = r.job_id where " + where;
    }

    /** The rows of the page; its values are {@link #values}, then limit and offset. */
    String rows() {
        return "with page as materialized (select id, row_number() over () as place from (select r.id" + FROM + "where "
                + where + " order by " + order() + " limit ? offset ?) found) " + """
                select r.id, r.number, r.name, r.settings, r.last_epoch, r.created_at,
                       j.state, j.progress, j.failure_kind, j.failure_text, j.cancel_requested, j.pause_requested,
                       coalesce(j.lease_until < now(), false) as lost,
                       (select id from picture where run_id = r.id and kind = 'RANDOM' order by epoch desc limit 1) as picture,
                       case when j.state = 'QUEUED' then (select count(*) from job other
                           where other.state = 'QUEUED' and other.kind = j.kind and (other.priority > j.priority
                             or other.priority = j.priority and (other.place, other.id) <= (j.place, j.id))) end as place_in_line
                """ + cells()
                + " from page p join run r on r.id = p.id join job j on j.id = r.job_id"
                + " join dataset d on d.id = r.dataset_id order by p.place";
    }

    /** Every row that the filter lets through, for a file. */
    String all() {
        return "select r.id, r.number, r.name, j.state, r.created_at, r.last_epoch" + cells() + FROM + "where " + where
                + " order by " + order();
    }

    private String cells() {
        List<Column> columns = asked.columns().chosen();
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).sorts())
                .mapToObj(i -> ", " + columns.get(i).sql() + " as " + cell(i))
                .collect(Collectors.joining());
    }

    /** The name of a chosen column in the answer. */
    static String cell(int index) {
        return "cell_" + index;
    }

    private String order() {
        Column column = asked.sort().column();
        String sql = column.sql();
        if (column.number()) {
            // not a number is larger than all in PostgreSQL: it would lead where the largest are wanted
            sql = "nullif(cast(" + sql + " as double precision), 'NaN')";
        }
        String direction = asked.sort().descending() ? " desc" : "";
        return column.equals(Columns.SUBMITTED)
                ? "r.number" + direction
                : sql + direction + " nulls last, r.number desc";
    }
}
