package org.facelab.dashboard.page.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.facelab.dashboard.page.Rows;
import org.facelab.dashboard.page.run.Curve.Point;

/** Reads the measures of a run: one statement for all lines. */
@ApplicationScoped
public class Curves {
    /** More points than this a line would not show. */
    private static final int POINTS = 1_000;

    private static final String POINTS_OF_RUN = """
            select name, split, epoch, step, value from metric
            where run_id = ? and epoch > ? and name in ('mse', 'elbo', 'kl', 'sigma', 'loss', 'imagesPerSecond')
            order by name, split, epoch
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
                                new Point(row.getInt(3), row.getLong(4), row.getDouble(5))),
                        runId,
                        epoch)
                .forEach(row -> lines.computeIfAbsent(List.of(row.name(), row.split()), key -> new ArrayList<>())
                        .add(row.point()));
        return lines.entrySet().stream()
                .map(line ->
                        new Curve(line.getKey().get(0), line.getKey().get(1), Thinning.thin(line.getValue(), POINTS)))
                .toList();
    }
}
