package org.facelab.dashboard.page.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The lines of a run's chart as its script reads them.
 *
 * @param epochs how many the run will have
 * @param lastEpoch the last stored one
 * @param bestEpoch null before the first
 * @param lines thinned; a value that is not finite is null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CurveLines(int epochs, int lastEpoch, Integer bestEpoch, List<Line> lines) {

    /**
     * @param notFinite how many values of the fetched epochs are not finite, also those that were thinned out
     * @param points {@code [epoch, value, step, seconds since the start]}, with a null for what is not finite
     */
    public record Line(String name, String split, long notFinite, List<Object[]> points) {}

    static CurveLines of(RunHead head, List<Curve> curves) {
        return new CurveLines(
                head.work().settings().epochs(),
                head.work().lastEpoch(),
                head.work().bestEpoch(),
                curves.stream()
                        .filter(curve -> !curve.name().equals("imagesPerSecond"))
                        .map(curve -> new Line(
                                curve.name(),
                                curve.split(),
                                curve.notFinite(),
                                curve.points().stream().map(CurveLines::row).toList()))
                        .toList());
    }

    private static Object[] row(Curve.Point point) {
        return new Object[] {
            point.epoch(), point.finite() ? point.value() : null, point.step(), Math.round(point.seconds() * 10) / 10.0
        };
    }
}
