package org.facelab.dashboard.sweep.strategy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.facelab.dashboard.sweep.space.Point;
import org.facelab.dashboard.sweep.space.SearchSpace;
import org.hipparchus.random.SobolSequenceGenerator;

/**
 * The Sobol sequence with a digital shift from the seed (Matoušek 1998, On the L2-discrepancy for anchored boxes, section
 * 2): each coordinate's bits are flipped alike in all points, so that any seed keeps the even cover, best at powers of two.
 */
public final class SobolStrategy implements Strategy {
    private static final double BITS = 0x1p52;
    private final SearchSpace space;
    private final long[] shift;

    public SobolStrategy(SearchSpace space, long seed) {
        this.space = space;
        RandomGenerator random = Streams.of(seed, 0);
        this.shift = random.longs(space.dimensions().size(), 0, (long) BITS).toArray();
    }

    /** The trial-th point of the sequence that is new in it and taken by the model, whatever the history. */
    @Override
    public Optional<Point> propose(int trial, List<Tried> tried) {
        SobolSequenceGenerator sequence = new SobolSequenceGenerator(shift.length);
        Set<Point> seen = new HashSet<>();
        Optional<Point> point = Optional.empty();
        for (int i = 0; i < trial; i++) {
            point = new Draws(space).first(seen, () -> space.at(shifted(sequence.nextVector())));
            if (point.isEmpty()) {
                return point;
            }
            seen.add(point.get());
        }
        return point;
    }

    private double[] shifted(double[] vector) {
        double[] moved = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            moved[i] = ((long) (vector[i] * BITS) ^ shift[i]) / BITS;
        }
        return moved;
    }

    /** The place of a point of the sequence in the unit cube, from 0. */
    public double[] place(int index) {
        return shifted(new SobolSequenceGenerator(shift.length).skipTo(index));
    }
}
