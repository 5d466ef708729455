package org.facelab.dashboard.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.run.Lineage.Node;
import org.facelab.dashboard.run.Lineage.Phase;
import org.facelab.dashboard.run.Lineage.Relation;
import org.facelab.dashboard.run.Lineage.Start;
import org.facelab.db.entity.JobState;

/** Follows runs to their oldest ancestor and from there to all that came from it: three statements. */
@ApplicationScoped
public class Lineages {
    /** A tree with more runs is cut: nobody reads it, and a page must not drown in it. */
    private static final int MOST = 1_000;
    /** So many generations up, and twice as many down from there; JSON nests no deeper than 1,000 levels. */
    private static final int DEEPEST = 200;

    private static final String ROOT = """
            with recursive up as (
                select id, coalesce(parent_run_id, cloned_from) as origin, 0 as depth from run where id = :run
                union all
                select r.id, coalesce(r.parent_run_id, r.cloned_from), up.depth + 1 from run r join up on r.id = up.origin
                where up.depth < :deepest)
            select id, depth from up order by depth desc limit 1""";

    private static final String FAMILY = """
            with recursive down as (
                select id, 0 as depth from run where id = :root
                union all
                select r.id, down.depth + 1 from run r join down on coalesce(r.parent_run_id, r.cloned_from) = down.id
                where down.depth < :deepest)
            select r.id, r.number, r.name, j.state, r.last_epoch, coalesce(r.parent_run_id, r.cloned_from) as origin,
                r.parent_epoch, r.cloned_from is not null as cloned, down.depth
            from down join run r on r.id = down.id join job j on j.id = r.job_id
            order by down.depth, r.number limit :most + 1""";

    private static final String PHASES = """
            select rj.run_id, rj.job_id, rj.from_epoch, rj.to_epoch, j.state
            from run_job rj join job j on j.id = rj.job_id where rj.run_id in (:runs) order by j.created_at, j.id""";

    private final EntityManager entities;

    Lineages(EntityManager entities) {
        this.entities = entities;
    }

    /** @throws NotFound if there is no such run */
    @Transactional
    public Lineage of(UUID runId) {
        Tuple root = root(runId);
        List<Tuple> family = family(root.get("id", UUID.class));
        boolean complete = root.get("depth", Integer.class) < DEEPEST
                && family.size() <= MOST
                && family.get(family.size() - 1).get("depth", Integer.class) < 2 * DEEPEST;
        List<Tuple> shown = family.subList(0, Math.min(family.size(), MOST));
        Map<UUID, List<Phase>> phases = phases(shown);
        Map<UUID, List<Tuple>> children = new LinkedHashMap<>();
        for (Tuple row : shown.subList(1, shown.size())) {
            children.computeIfAbsent(row.get("origin", UUID.class), id -> new ArrayList<>())
                    .add(row);
        }
        return new Lineage(runId, node(shown.get(0), children, phases), complete);
    }

    private Tuple root(UUID runId) {
        List<?> roots = entities.createNativeQuery(ROOT, Tuple.class)
                .setParameter("run", runId)
                .setParameter("deepest", DEEPEST)
                .getResultList();
        if (roots.isEmpty()) {
            throw new NotFound("run", runId);
        }
        return (Tuple) roots.get(0);
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> family(UUID root) {
        return entities.createNativeQuery(FAMILY, Tuple.class)
                .setParameter("root", root)
                .setParameter("deepest", 2 * DEEPEST)
                .setParameter("most", MOST)
                .getResultList();
    }

    private static Node node(Tuple row, Map<UUID, List<Tuple>> children, Map<UUID, List<Phase>> phases) {
        UUID id = row.get("id", UUID.class);
        Integer parentEpoch = row.get("parent_epoch", Integer.class);
        Relation relation = parentEpoch != null
                ? Relation.FORK
                : row.get("cloned", Boolean.class) ? Relation.CLONE : Relation.FIRST;
        return new Node(
                id,
                row.get("number", Number.class).longValue(),
                row.get("name", String.class),
                JobState.valueOf(row.get("state", String.class)),
                row.get("last_epoch", Integer.class),
                relation,
                parentEpoch,
                phases.getOrDefault(id, List.of()),
                children.getOrDefault(id, List.of()).stream()
                        .map(child -> node(child, children, phases))
                        .sorted(Comparator.comparingLong(Node::number))
                        .toList());
    }

    private Map<UUID, List<Phase>> phases(List<Tuple> family) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(PHASES, Tuple.class)
                .setParameter(
                        "runs",
                        family.stream().map(row -> row.get("id", UUID.class)).toList())
                .getResultList();
        Map<UUID, List<Phase>> phases = new LinkedHashMap<>();
        for (Tuple row : rows) {
            List<Phase> ofRun = phases.computeIfAbsent(row.get("run_id", UUID.class), id -> new ArrayList<>());
            int from = row.get("from_epoch", Integer.class);
            int to = row.get("to_epoch", Integer.class);
            ofRun.add(new Phase(
                    row.get("job_id", UUID.class),
                    start(ofRun, from, to),
                    JobState.valueOf(row.get("state", String.class)),
                    from,
                    to));
        }
        return phases;
    }

    /** A retry repeats the phase of the job before it. */
    private static Start start(List<Phase> before, int from, int to) {
        if (before.isEmpty()) {
            return Start.FIRST;
        }
        Phase last = before.get(before.size() - 1);
        return last.fromEpoch() == from && last.toEpoch() == to ? Start.RETRY : Start.CONTINUE;
    }
}
