package org.facelab.dashboard.page.sweeps;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.facelab.dashboard.page.Rows;
import org.facelab.dashboard.page.run.Curve.Point;
import org.facelab.dashboard.run.Thinning;
import org.facelab.dashboard.sweep.objective.Objective;

/** Reads the objective of all trials of a sweep, epoch by epoch: one statement. */
@ApplicationScoped
public class TrialCurves {
    /** Hundreds of lines lie in one chart. */
    private static final int POINTS = 200;

    private static final String CURVES = """
            select r.trial, m.epoch, m.value from run r join metric m on m.run_id = r.id
             where r.sweep_id = ? and m.split = ? and m.name = ? order by r.trial, m.epoch
            """;

    private final Rows rows;

    TrialCurves(Rows rows) {
        this.rows = rows;
    }

    /** @param points {@code [epoch, value]}, null for what is not finite */
    public record Line(int trial, List<Object[]> points) {}

    List<Line> of(UUID sweep, Objective objective) {
        record Row(int trial, Point point) {}
        Map<Integer, List<Point>> lines = new TreeMap<>();
        rows.list(
                        CURVES,
                        row -> new Row(row.getInt(1), new Point(row.getInt(2), 0, 0, row.getDouble(3))),
                        sweep,
                        objective.split(),
                        objective.metric())
                .forEach(row -> lines.computeIfAbsent(row.trial(), trial -> new ArrayList<>())
                        .add(row.point()));
        return lines.entrySet().stream()
                .map(line -> new Line(
                        line.getKey(),
                        Thinning.thin(line.getValue(), POINTS, Point::value).stream()
                                .map(point -> new Object[] {point.epoch(), point.finite() ? point.value() : null})
                                .toList()))
                .toList();
    }
}
