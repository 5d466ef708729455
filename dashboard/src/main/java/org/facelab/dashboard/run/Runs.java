package org.facelab.dashboard.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.Run;

/** Looks runs up. */
@ApplicationScoped
public class Runs {
    private final EntityManager entities;

    Runs(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * One page of a list.
     *
     * @param next the cursor of the page after it, null at the end
     * @param total all that the filter lets through
     */
    public record Page(List<RunView> items, String next, long total) {}

    /** @throws NotFound if there is no such run */
    @Transactional
    public RunView get(UUID id) {
        Run run = row(id);
        return RunView.of(run, Job.findById(run.jobId), differences(run));
    }

    private static List<SettingDifference> differences(Run run) {
        UUID from = run.clonedFrom != null ? run.clonedFrom : run.parentRunId;
        Run origin = from == null ? null : Run.findById(from);
        return origin == null ? List.of() : SettingDifference.between(origin.modelSettings(), run.modelSettings());
    }

    /** @throws NotFound if there is no such run */
    @Transactional
    public Run row(UUID id) {
        Run run = Run.findById(id);
        if (run == null) {
            throw new NotFound("run", id);
        }
        return run;
    }

    @Transactional
    public Page list(RunFilter filter) {
        Map<String, Object> values = new HashMap<>();
        String where = where(filter, values);
        long total = ((Number) with(entities.createQuery("select count(*)" + where), values)
                        .getSingleResult())
                .longValue();
        if (filter.cursor() != null) {
            where += after(filter, values);
        }
        Query query = with(
                entities.createQuery("select r, j" + where + " order by " + filter.sort().order, Object[].class),
                values);
        @SuppressWarnings("unchecked")
        List<Object[]> rows = query.setMaxResults(filter.limit() + 1).getResultList();
        boolean more = rows.size() > filter.limit();
        List<Object[]> page = more ? rows.subList(0, filter.limit()) : rows;
        String next = more ? Cursor.after((Run) page.get(page.size() - 1)[0], filter.sort()) : null;
        return new Page(
                page.stream().map(row -> RunView.of((Run) row[0], (Job) row[1])).toList(), next, total);
    }

    private static String where(RunFilter filter, Map<String, Object> values) {
        StringBuilder where = new StringBuilder(" from Run r join Job j on j.id = r.jobId where true");
        if (filter.state() != null) {
            where.append(" and j.state = :state");
            values.put("state", filter.state());
        }
        if (filter.model() != null) {
            where.append(" and r.model = :model");
            values.put("model", filter.model());
        }
        if (filter.tag() != null) {
            where.append(" and array_position(r.tags, :tag) > 0");
            values.put("tag", filter.tag());
        }
        if (filter.archived() != null) {
            where.append(" and r.archived = :archived");
            values.put("archived", filter.archived());
        }
        if (filter.q() != null) {
            where.append(" and (lower(r.name) like :q escape '!' or lower(r.notes) like :q escape '!'"
                    + " or lower(array_to_string(r.tags, ' ')) like :q escape '!'");
            values.put("q", "%" + filter.q().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%");
            if (filter.q().matches("#?\\d{1,18}")) {
                where.append(" or r.number = :number");
                values.put("number", Long.valueOf(filter.q().replace("#", "")));
            }
            where.append(")");
        }
        return where.toString();
    }

    private static String after(RunFilter filter, Map<String, Object> values) {
        String beyond = filter.sort().back() ? "<" : ">";
        values.put("lastNumber", filter.cursor().number());
        if (!filter.sort().byName()) {
            return " and r.number " + beyond + " :lastNumber";
        }
        values.put("lastName", filter.cursor().name());
        return " and (r.name " + beyond + " :lastName or r.name = :lastName and r.number " + beyond + " :lastNumber)";
    }

    private static Query with(Query query, Map<String, Object> values) {
        values.forEach(query::setParameter);
        return query;
    }
}
