package org.facelab.dashboard.page.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.facelab.dashboard.page.Rows;
import org.facelab.dashboard.page.run.Curve.Point;
import org.facelab.dashboard.run.Thinning;

/** Reads the measures of a run: one statement for all lines. */
@ApplicationScoped
public class Curves {
    /** More points than this a line would not show. */
    private static final int POINTS = 1_000;

    // no order and no window: sorting ten thousand rows twice took five times as long as reading them
    private static final String POINTS_OF_RUN = """
            select m.name, m.split, m.epoch, m.step, m.value, extract(epoch from m.recorded_at - began.at)::float8
            from metric m cross join (
                select min(j.started_at) as at from run_job r join job j on j.id = r.job_id where r.run_id = ?) began
            where m.run_id = ? and m.epoch > ?
                and m.name in ('mse', 'elbo', 'kl', 'sigma', 'loss', 'imagesPerSecond')
            """;

    private final Rows rows;

    Curves(Rows rows) {
        this.rows = rows;
    }

    /** All lines of a run after an epoch; 0 is from the start. */
    public List<Curve> after(UUID runId, int epoch) {
        record Line(String name, String split) {}
        record Row(Line line, Point point) {}
        List<Row> found = rows.list(
                POINTS_OF_RUN,
                row -> new Row(
                        new Line(row.getString(1), row.getString(2)),
                        new Point(row.getInt(3), row.getLong(4), row.getDouble(6), row.getDouble(5))),
                runId,
                runId,
                epoch);
        // one time an epoch, or lines that end together would lie beside each other
        Map<Integer, Double> times = new HashMap<>();
        found.forEach(
                row -> times.merge(row.point().epoch(), Math.max(0, row.point().seconds()), Math::max));
        Map<Line, List<Point>> lines =
                new TreeMap<>(Comparator.comparing(Line::name).thenComparing(Line::split));
        found.forEach(row -> lines.computeIfAbsent(row.line(), line -> new ArrayList<>())
                .add(row.point().at(times.get(row.point().epoch()))));
        return lines.entrySet().stream()
                .map(line -> curve(line.getKey().name(), line.getKey().split(), line.getValue()))
                .toList();
    }

    private static Curve curve(String name, String split, List<Point> points) {
        points.sort(Comparator.comparingInt(Point::epoch));
        long notFinite = points.stream().filter(point -> !point.finite()).count();
        return new Curve(name, split, notFinite, Thinning.thin(points, POINTS, Point::value));
    }
}
