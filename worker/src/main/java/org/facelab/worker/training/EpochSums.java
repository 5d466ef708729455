package org.facelab.worker.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.facelab.worker.model.engine.Operations;
import org.facelab.worker.model.vae.VaeLoss;
import org.facelab.worker.tensors.Tensor;

/** The running epoch's sums, kept on the device in float64, so that a step need not wait for its figures. */
final class EpochSums {
    private static final int SIZE = 8;
    private final Operations operations;
    private final NDArray sums;
    private final StepNotes notes;

    /** @param manager owns the sums and the steps' notes */
    EpochSums(NDManager manager, Operations operations) {
        this.operations = operations;
        sums = manager.zeros(new Shape(SIZE), DataType.FLOAT64);
        notes = new StepNotes(manager);
    }

    /**
     * The sums as numbers. All but the counts are sums over the steps that were taken.
     *
     * @param skippedInRow steps skipped since the last that was taken, over the epochs' ends
     */
    record Values(
            double loss,
            double reconstruction,
            double kl,
            double squaredError,
            double gradientNorm,
            long taken,
            long skipped,
            long skippedInRow) {

        /** The mean over steps of one of the sums, not a number if no step was taken. */
        double mean(double sum) {
            return sum / taken;
        }
    }

    void add(Operations.Step step, VaeLoss loss) {
        operations.account(
                step.skipped(),
                sums,
                notes.rows(),
                notes.nextRow(),
                List.of(loss.loss(), loss.reconstruction(), loss.kl(), loss.squaredError(), step.gradientNorm()));
    }

    /** What was noted of the single steps. */
    StepNotes notes() {
        return notes;
    }

    /** Waits for the device. */
    Values read() {
        double[] v = sums.toDoubleArray();
        return new Values(v[0], v[1], v[2], v[3], v[4], (long) v[5], (long) v[6], (long) v[7]);
    }

    /** Begins an epoch; what was skipped in a row stays. */
    void begin() {
        double[] v = new double[SIZE];
        v[SIZE - 1] = sums.getDouble(SIZE - 1);
        sums.set(v);
    }

    Tensor tensor() {
        return operations.tensor(sums);
    }

    void set(Tensor tensor) {
        sums.set(tensor.doubles());
    }
}
