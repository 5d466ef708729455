package org.facelab.dashboard.sweep.objective;

import java.util.Arrays;

/** A metric over the epochs of one trial, from epoch 1; an epoch without a value is not a number. */
public final class Curve {
    /** Of a trial that has reported nothing yet. */
    public static final Curve NONE = new Curve();

    private final double[] values;

    public Curve(double... values) {
        this.values = values.clone();
    }

    /** The last epoch with an entry, 0 if there is none. */
    public int epochs() {
        return values.length;
    }

    /** @param epoch from 1 to {@link #epochs} */
    public double at(int epoch) {
        return values[epoch - 1];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Curve curve && Arrays.equals(values, curve.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
