package org.facelab.dashboard.page.compare;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.facelab.dashboard.page.Measure;
import org.facelab.dashboard.page.run.Curve.Point;

/**
 * The lines of the chart as its script reads them.
 *
 * @param label of the measure
 * @param unit of its values, empty where it has none
 * @param decimals of its values
 * @param lower whether a lower value is better; null where neither is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChartLines(String label, String unit, int decimals, Boolean lower, List<Line> lines) {

    /**
     * @param run its number
     * @param slot of its colour
     * @param epochs that it will have
     * @param notFinite how many values are not finite, also those that were thinned out
     * @param points {@code [epoch, value, step, seconds since the start, images seen]}, null for what is not finite
     */
    public record Line(long run, String name, int slot, int epochs, long notFinite, List<Object[]> points) {}

    static ChartLines of(Looks looks, List<ComparedLines.Line> lines) {
        Measure measure = looks.measure();
        return new ChartLines(
                measure.label(),
                measure.unit(),
                measure.decimals(),
                measure.better() == Measure.Better.UNKNOWN ? null : measure.better() == Measure.Better.LOWER,
                lines.stream().map(ChartLines::line).toList());
    }

    private static Line line(ComparedLines.Line line) {
        return new Line(
                line.head().run().number(),
                line.head().run().name(),
                line.head().run().colour().slot(),
                line.head().work().settings().epochs(),
                line.notFinite(),
                line.points().stream()
                        .map(point -> row(point, line.imagesPerEpoch()))
                        .toList());
    }

    private static Object[] row(Point point, Integer imagesPerEpoch) {
        return new Object[] {
            point.epoch(),
            point.finite() ? point.value() : null,
            point.step(),
            Math.round(point.seconds() * 10) / 10.0,
            imagesPerEpoch == null ? null : (long) imagesPerEpoch * point.epoch()
        };
    }
}
