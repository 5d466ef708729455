package org.facelab.dashboard.page.compare;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.facelab.dashboard.page.Measure;
import org.facelab.dashboard.page.Rows;
import org.facelab.dashboard.page.run.Curve.Point;
import org.facelab.dashboard.page.run.RunHead;
import org.facelab.dashboard.run.Thinning;

/** Reads one measure of several runs: one statement for all lines. */
@ApplicationScoped
class ComparedLines {
    /** More points than this a line would not show. */
    private static final int POINTS = 1_000;

    private static final String LINES = """
            select m.run_id, m.epoch, m.step, m.value,
                greatest(0, extract(epoch from m.recorded_at - began.at))::float8
            from metric m join (
                select r.run_id, min(j.started_at) as at from run_job r join job j on j.id = r.job_id
                 where r.run_id = any (?) group by r.run_id) began on began.run_id = m.run_id
            where m.run_id = any (?) and m.split = ? and m.name = ?
            order by m.run_id, m.epoch
            """;

    private final Rows rows;

    ComparedLines(Rows rows) {
        this.rows = rows;
    }

    /**
     * A run's line.
     *
     * @param notFinite how many values were no finite numbers before it was thinned
     * @param points oldest first, thinned
     * @param imagesPerEpoch training images, null where the data set is not known
     */
    record Line(RunHead head, long notFinite, List<Point> points, Integer imagesPerEpoch) {
        boolean reported() {
            return !points.isEmpty();
        }
    }

    /** A line for each run, in their order; one that does not report the measure has no points. */
    List<Line> of(List<RunHead> heads, Measure measure, String split) {
        record Row(UUID run, Point point) {}
        UUID[] ids = heads.stream().map(head -> head.run().id()).toArray(UUID[]::new);
        Map<UUID, List<Point>> points = new LinkedHashMap<>();
        rows.list(
                        LINES,
                        row -> new Row(
                                row.getObject(1, UUID.class),
                                new Point(row.getInt(2), row.getLong(3), row.getDouble(5), row.getDouble(4))),
                        ids,
                        ids,
                        split,
                        measure.word())
                .forEach(row -> points.computeIfAbsent(row.run(), run -> new ArrayList<>())
                        .add(row.point()));
        return heads.stream()
                .map(head -> line(head, points.getOrDefault(head.run().id(), List.of())))
                .toList();
    }

    private static Line line(RunHead head, List<Point> points) {
        long notFinite = points.stream().filter(point -> !point.finite()).count();
        return new Line(
                head,
                notFinite,
                Thinning.thin(points, POINTS, Point::value),
                head.dataset().training());
    }
}
