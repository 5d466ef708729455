package org.facelab.dashboard.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The curve of a run's validation error, small enough for a table: SVG made on the server, 96 by 28.
 *
 * @param path the line through the finite values, empty before the first
 * @param x where the line ends
 * @param y likewise
 * @param broken whether the newest value is not finite
 * @param finding what it shows, in words
 */
public record Spark(String path, String x, String y, boolean broken, String finding) {
    private static final double LEFT = 2;
    private static final double RIGHT = 94;
    private static final double TOP = 3;
    private static final double BOTTOM = 25;

    /** Before the first epoch. */
    public static final Spark NONE = new Spark("", "", "", false, "");

    /** One value of one epoch. */
    public record Point(int epoch, double value) {}

    /** The points of many runs: about 48 of each, first, last and non-finite ones among them. */
    private static final String POINTS = """
            select m.run_id, m.epoch, m.value from metric m join run r on r.id = m.run_id
             where m.run_id = any (?) and m.split = 'validation' and m.name = 'mse'
               and (m.epoch % greatest(1, r.last_epoch / 48) = 0 or m.epoch in (1, r.last_epoch)
                    or m.value in ('NaN', 'Infinity', '-Infinity'))
             order by m.run_id, m.epoch
            """;

    /** The points of these runs, by run; one without any is not among them. */
    public static Map<UUID, List<Point>> points(Rows rows, Stream<UUID> runs) {
        record Owned(UUID run, Point point) {}
        List<Owned> points = rows.list(
                POINTS,
                row -> new Owned(row.getObject(1, UUID.class), new Point(row.getInt(2), row.getDouble(3))),
                (Object) runs.toArray(UUID[]::new));
        return points.stream()
                .collect(Collectors.groupingBy(Owned::run, Collectors.mapping(Owned::point, Collectors.toList())));
    }

    /** @param epochs of the whole run: the line ends where the run is */
    public static Spark of(List<Point> points, int epochs) {
        List<Point> finite =
                points.stream().filter(point -> Double.isFinite(point.value)).toList();
        boolean broken = !points.isEmpty() && !Double.isFinite(points.get(points.size() - 1).value);
        if (finite.isEmpty()) {
            return broken ? new Spark("", text(LEFT + 4), text(TOP + 4), true, "validation MSE is not finite") : NONE;
        }
        double low = finite.stream().mapToDouble(Point::value).min().orElse(0);
        double high = finite.stream().mapToDouble(Point::value).max().orElse(0);
        String path = finite.stream()
                .map(point -> text(x(point, epochs)) + " " + text(y(point, low, high)))
                .collect(Collectors.joining("L", "M", ""));
        Point first = finite.get(0);
        Point last = finite.get(finite.size() - 1);
        return new Spark(
                path,
                text(x(last, epochs)),
                text(y(last, low, high)),
                broken,
                "validation MSE from " + Figures.fourDecimals(first.value) + " to " + Figures.fourDecimals(last.value)
                        + (broken ? ", then not finite" : ""));
    }

    private static double x(Point point, int epochs) {
        return epochs <= 1 ? LEFT : LEFT + (RIGHT - LEFT) * (point.epoch - 1) / (epochs - 1);
    }

    private static double y(Point point, double low, double high) {
        return high == low ? (TOP + BOTTOM) / 2 : TOP + (BOTTOM - TOP) * (high - point.value) / (high - low);
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** Whether there is anything to draw. */
    public boolean drawn() {
        return !path.isEmpty() || broken;
    }
}
