package org.facelab.dashboard.sweep.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.facelab.dashboard.sweep.space.Dimension;
import org.facelab.dashboard.sweep.space.Point;
import org.facelab.dashboard.sweep.space.SearchSpace;

/**
 * A density over a search space: one component around each of some points, a product of kernels over the settings, and the
 * prior, which is even, all with the same weight. A setting that does not apply to a component's point is even in it; one
 * that does not apply to the point that is asked about is left out of all components.
 *
 * <p>Bandwidth: 0.2·n^(−1/(d+4)) of the unit interval (Scott's rule), at least 1/min(100, n + 1), where n counts the
 * points and d the settings.
 */
final class Parzen {
    private final SearchSpace space;
    private final List<Map<String, Kernel>> components = new ArrayList<>();

    Parzen(SearchSpace space, List<Point> points) {
        this.space = space;
        int dimensions = space.dimensions().size();
        int count = points.size();
        double width =
                Math.max(0.2 * Math.pow(Math.max(1, count), -1.0 / (dimensions + 4)), 1.0 / Math.min(100, count + 1));
        components.add(Map.of());
        for (Point point : points) {
            Map<String, Kernel> component = new LinkedHashMap<>();
            for (Dimension dimension : space.dimensions()) {
                JsonNode value = point.value(dimension.setting());
                if (value != null) {
                    component.put(dimension.setting(), Kernel.around(value, dimension.spread(), width, count));
                }
            }
            components.add(component);
        }
    }

    /** One draw: a component, then each setting that applies, in the order of the space. */
    Point draw(RandomGenerator random) {
        Map<String, Kernel> component = components.get(random.nextInt(components.size()));
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (Dimension dimension : space.dimensions()) {
            if (space.applies(dimension, values)) {
                Kernel kernel = component.get(dimension.setting());
                double unit = kernel == null ? random.nextDouble() : kernel.draw(random);
                values.put(dimension.setting(), dimension.spread().at(unit));
            }
        }
        return new Point(values);
    }

    /** The logarithm of the density at a point, against the even one. */
    double logDensity(Point point) {
        double[] logs = new double[components.size()];
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logs.length; i++) {
            for (Dimension dimension : space.dimensions()) {
                JsonNode value = point.value(dimension.setting());
                Kernel kernel = components.get(i).get(dimension.setting());
                if (value != null && kernel != null) {
                    logs[i] += kernel.logDensity(dimension.spread().unit(value));
                }
            }
            highest = Math.max(highest, logs[i]);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - highest);
        }
        return highest + Math.log(sum / logs.length);
    }
}
