package org.facelab.worker.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;

/** The figures of single steps until somebody takes them: some on the device, so that not every step waits for them. */
final class StepNotes {
    /** A device that works ahead is asked this often only. */
    private static final int ROWS = 10;

    private static final int VALUES = 5;
    private final NDArray rows;
    private final List<double[]> read = new ArrayList<>();
    private int pending;

    /** @param manager owns the notes */
    StepNotes(NDManager manager) {
        rows = manager.zeros(new Shape(ROWS, VALUES), DataType.FLOAT64);
    }

    /** Where the engine notes a step's values: a row of {@link #rows}. Waits for the device when all are full. */
    int nextRow() {
        if (pending == ROWS) {
            read();
        }
        return pending++;
    }

    /** float64 (rows, values). */
    NDArray rows() {
        return rows;
    }

    private void read() {
        double[] all = rows.toDoubleArray();
        for (int row = 0; row < pending; row++) {
            read.add(Arrays.copyOfRange(all, row * VALUES, (row + 1) * VALUES));
        }
        pending = 0;
    }

    /**
     * Hands over the figures of all steps since the last time, and begins anew.
     *
     * @param steps of the whole run so far
     * @param rates the learning rate of a step of the whole run, from 0
     */
    StepFigures take(long steps, LongToDoubleFunction rates) {
        read();
        long first = steps - read.size();
        Map<String, double[]> byName = new LinkedHashMap<>();
        for (int value = 0; value < VALUES; value++) {
            int column = value;
            byName.put(
                    StepFigures.NAMES.get(value),
                    read.stream().mapToDouble(step -> step[column]).toArray());
        }
        double[] rate = new double[read.size()];
        for (int i = 0; i < rate.length; i++) {
            rate[i] = rates.applyAsDouble(first + i);
        }
        byName.put(StepFigures.NAMES.get(VALUES), rate);
        read.clear();
        return new StepFigures(first + 1, byName);
    }
}
