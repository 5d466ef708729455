package org.facelab.dashboard.sweep.strategy;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.facelab.dashboard.sweep.space.Condition;
import org.facelab.dashboard.sweep.space.Dimension;
import org.facelab.dashboard.sweep.space.SearchSpace;
import org.facelab.dashboard.sweep.space.Spread;

/** Functions on which searches are compared in the literature, each to be minimised. */
enum BlackBoxes {
    /** Two hills of the same height; minimum 0.397887. */
    BRANIN(List.of(Spread.range(-5, 10), Spread.range(0, 15)), x -> {
        double b = 5.1 / (4 * Math.PI * Math.PI);
        double c = 5 / Math.PI;
        double t = 1 / (8 * Math.PI);
        double hill = x[1] - b * x[0] * x[0] + c * x[0] - 6;
        return hill * hill + 10 * (1 - t) * Math.cos(x[0]) + 10;
    }),
    /** Six dimensions, of which neighbours interact; minimum -3.32237. */
    HARTMANN_6(ranges(6, 0, 1), x -> {
        double[] alpha = {1, 1.2, 3, 3.2};
        double[][] a = {
            {10, 3, 17, 3.5, 1.7, 8}, {0.05, 10, 17, 0.1, 8, 14}, {3, 3.5, 1.7, 10, 17, 8}, {17, 8, 0.05, 10, 0.1, 14}
        };
        double[][] p = {
            {1312, 1696, 5569, 124, 8283, 5886},
            {2329, 4135, 8307, 3736, 1004, 9991},
            {2348, 1451, 3522, 2883, 3047, 6650},
            {4047, 8828, 8732, 5743, 1091, 381}
        };
        return -IntStream.range(0, 4)
                .mapToDouble(i -> alpha[i]
                        * Math.exp(-IntStream.range(0, 6)
                                .mapToDouble(j -> a[i][j] * square(x[j] - 1e-4 * p[i][j]))
                                .sum()))
                .sum();
    }),
    /** A funnel in a field of dents; minimum 0, which lies off the middle here, where no search starts. */
    ACKLEY_5(ranges(5, -20, 44.768), x -> {
        double squares = 0;
        double waves = 0;
        for (double each : x) {
            squares += each * each;
            waves += Math.cos(2 * Math.PI * each);
        }
        return -20 * Math.exp(-0.2 * Math.sqrt(squares / x.length)) - Math.exp(waves / x.length) + 20 + Math.E;
    });

    private final List<Spread> spreads;
    private final ToDoubleFunction<double[]> function;

    BlackBoxes(List<Spread> spreads, ToDoubleFunction<double[]> function) {
        this.spreads = spreads;
        this.function = function;
    }

    SearchSpace space() {
        return SearchSpace.unchecked(IntStream.range(0, spreads.size())
                .mapToObj(i -> new Dimension("x" + i, spreads.get(i), Condition.ALWAYS))
                .toList());
    }

    double at(double... x) {
        return function.applyAsDouble(x);
    }

    private static List<Spread> ranges(int count, double low, double high) {
        return IntStream.range(0, count).mapToObj(i -> Spread.range(low, high)).toList();
    }

    private static double square(double value) {
        return value * value;
    }
}
