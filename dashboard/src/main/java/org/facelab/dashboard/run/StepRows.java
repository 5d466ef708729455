package org.facelab.dashboard.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/** Reads chunks of step values, or what they are in sum. */
final class StepRows {
    /** Steps of a row, as workers write them. */
    static final int CHUNK = 1_000;

    private static final String VALUES = """
            select chunk, figures from step_metric where run_id = ? and name = ? and chunk between ? and ? order by chunk
            """;

    // an infinite extreme hides the finite ones: such a chunk is read value by value
    private static final String SUMMARIES = """
            select chunk, cardinality(figures) as steps, minimum, maximum, last, nan_count,
                   array_position(figures, minimum) as lowest, array_position(figures, maximum) as highest,
                   array_position(figures, 'NaN') as broken,
                   case when minimum = '-Infinity' or maximum = 'Infinity' then figures end as figures
              from step_metric where run_id = ? and name = ? and chunk between ? and ? order by chunk
            """;

    private StepRows() {}

    /** What many chunks are in sum; at most four points of each. */
    record Summed(long steps, long notFinite, List<Step> points) {}

    /** Every recorded value of some chunks. */
    static List<Step> values(Connection connection, UUID run, String name, int first, int last) throws SQLException {
        List<Step> steps = new ArrayList<>();
        try (PreparedStatement select = prepared(connection, VALUES, run, name, first, last);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                add(row.getInt("chunk"), row, steps);
            }
        }
        return steps;
    }

    static Summed summaries(Connection connection, UUID run, String name, int first, int last) throws SQLException {
        long steps = 0;
        long notFinite = 0;
        List<Step> points = new ArrayList<>();
        try (PreparedStatement select = prepared(connection, SUMMARIES, run, name, first, last);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                steps += row.getInt("steps");
                if (row.getArray("figures") != null) {
                    List<Step> all = new ArrayList<>();
                    add(row.getInt("chunk"), row, all);
                    notFinite += all.stream()
                            .filter(step -> !Double.isFinite(step.value()))
                            .count();
                    points.addAll(Thinning.thin(all, 4, Step::value));
                } else {
                    notFinite += row.getInt("nan_count");
                    points.addAll(points(row));
                }
            }
        }
        return new Summed(steps, notFinite, points);
    }

    private static List<Step> points(ResultSet row) throws SQLException {
        long before = (long) row.getInt("chunk") * CHUNK;
        TreeMap<Long, Step> points = new TreeMap<>();
        put(points, before, row.getObject("lowest", Integer.class), row.getObject("minimum", Double.class));
        put(points, before, row.getObject("highest", Integer.class), row.getObject("maximum", Double.class));
        put(points, before, row.getObject("broken", Integer.class), Double.NaN);
        put(points, before, row.getInt("steps"), row.getObject("last", Double.class));
        return List.copyOf(points.values());
    }

    private static void put(TreeMap<Long, Step> points, long before, Integer place, Double value) {
        if (place != null && value != null) {
            points.put(before + place, new Step(before + place, value));
        }
    }

    private static void add(int chunk, ResultSet row, List<Step> steps) throws SQLException {
        Double[] figures = (Double[]) row.getArray("figures").getArray();
        for (int i = 0; i < figures.length; i++) {
            // null is a step that nobody wrote down
            if (figures[i] != null) {
                steps.add(new Step((long) chunk * CHUNK + i + 1, figures[i]));
            }
        }
    }

    private static PreparedStatement prepared(
            Connection connection, String sql, UUID run, String name, int first, int last) throws SQLException {
        PreparedStatement select = connection.prepareStatement(sql);
        select.setObject(1, run);
        select.setString(2, name);
        select.setInt(3, first);
        select.setInt(4, last);
        return select;
    }
}
