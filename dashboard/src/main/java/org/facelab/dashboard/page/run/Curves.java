package org.facelab.dashboard.page.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.facelab.dashboard.page.Rows;
import org.facelab.dashboard.page.run.Curve.Point;
import org.facelab.dashboard.run.Thinning;

/** Reads the measures of a run: one statement for all lines. */
@ApplicationScoped
public class Curves {
    /** More points than this a line would not show. */
    private static final int POINTS = 1_000;

    private static final String POINTS_OF_RUN = """
            select m.name, m.split, m.epoch, m.step, m.value,
                -- one time an epoch, or lines that end together would lie beside each other
                greatest(0, extract(epoch from max(m.recorded_at) over (partition by m.epoch) - began.at))::float8
            from metric m cross join (
                select min(j.started_at) as at from run_job r join job j on j.id = r.job_id where r.run_id = ?) began
            where m.run_id = ? and m.epoch > ?
                and m.name in ('mse', 'elbo', 'kl', 'sigma', 'loss', 'imagesPerSecond')
            order by m.name, m.split, m.epoch
            """;

    private final Rows rows;

    Curves(Rows rows) {
        this.rows = rows;
    }

    /** All lines of a run after an epoch; 0 is from the start. */
    public List<Curve> after(UUID runId, int epoch) {
        record Row(String name, String split, Point point) {}
        Map<List<String>, List<Point>> lines = new LinkedHashMap<>();
        rows.list(
                        POINTS_OF_RUN,
                        row -> new Row(
                                row.getString(1),
                                row.getString(2),
                                new Point(row.getInt(3), row.getLong(4), row.getDouble(6), row.getDouble(5))),
                        runId,
                        runId,
                        epoch)
                .forEach(row -> lines.computeIfAbsent(List.of(row.name(), row.split()), key -> new ArrayList<>())
                        .add(row.point()));
        return lines.entrySet().stream()
                .map(line -> curve(line.getKey().get(0), line.getKey().get(1), line.getValue()))
                .toList();
    }

    private static Curve curve(String name, String split, List<Point> points) {
        long notFinite = points.stream().filter(point -> !point.finite()).count();
        return new Curve(name, split, notFinite, Thinning.thin(points, POINTS, Point::value));
    }
}
