package org.facelab.dashboard.run;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The numbers of a run's epochs, read by plain SQL: a long run has a hundred thousand. */
@ApplicationScoped
public class RunMetrics {
    private static final String SELECT = """
            select split, name, epoch, step, value from metric
            where run_id = ? and (?::text is null or split = ?) and (?::text is null or name = ?)
            order by epoch, split, name""";
    private final AgroalDataSource database;
    private final Runs runs;

    RunMetrics(AgroalDataSource database, Runs runs) {
        this.database = database;
        this.runs = runs;
    }

    /**
     * One number.
     *
     * @param split {@code train} or {@code validation}
     * @param name as in {@code loss}
     * @param value not a number and infinities are the texts "NaN", "Infinity" and "-Infinity" in JSON
     */
    public record Point(
            String split,
            String name,
            int epoch,
            long step,

            @Schema(description = "A number, or the text NaN, Infinity or -Infinity")
            double value) {}

    /**
     * The points of a run, oldest first.
     *
     * @param split or null for both
     * @param name or null for all
     * @param maxPoints the most of each split and name, or null for all; what is left out hides no peak, see {@link Thinning}
     */
    public List<Point> of(UUID run, String split, String name, Integer maxPoints) {
        runs.row(run);
        List<Point> all = read(run, split, name);
        if (maxPoints == null) {
            return all;
        }
        Map<String, List<Point>> series = new LinkedHashMap<>();
        all.forEach(point -> series.computeIfAbsent(point.split() + " " + point.name(), key -> new ArrayList<>())
                .add(point));
        return series.values().stream()
                .flatMap(points -> Thinning.thin(points, maxPoints, Point::value).stream())
                .sorted(Comparator.comparingInt(Point::epoch))
                .toList();
    }

    private List<Point> read(UUID run, String split, String name) {
        List<Point> points = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setObject(1, run);
            select.setString(2, split);
            select.setString(3, split);
            select.setString(4, name);
            select.setString(5, name);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    points.add(new Point(
                            row.getString(1), row.getString(2), row.getInt(3), row.getLong(4), row.getDouble(5)));
                }
            }
            return points;
        } catch (SQLException e) {
            throw new IllegalStateException("the metrics of run " + run + " cannot be read", e);
        }
    }
}
