package org.facelab.worker.model.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.facelab.worker.model.engine.TorchScript.Arguments;
import org.facelab.worker.tensors.Tensor;

/**
 * The operations that DJL's Java side lacks. For one thread; each thread that computes has its own. A result belongs to
 * the manager of the first argument.
 */
public final class Operations implements AutoCloseable {
    private final NDManager manager;
    private final NDManager host;
    private final TorchScript script;
    private final Map<Integer, NDArray> integers = new HashMap<>();

    public Operations(Engine engine) {
        manager = engine.newManager();
        host = manager.newSubManager(Device.cpu());
        script = new TorchScript(manager, "operations.torchscript");
    }

    /** What Adam's step came to: the gradients' global norm before clipping, and 1 if nothing was changed, else 0. */
    public record Step(NDArray gradientNorm, NDArray skipped) {}

    /**
     * Transposed convolution.
     *
     * @param x NCHW (N, in, H, W)
     * @param weight (in, out, k, k)
     * @param bias (out)
     * @return NCHW (N, out, H', W'), H' = (H - 1) * stride - 2 * padding + k + outputPadding
     */
    public NDArray convTranspose(NDArray x, NDArray weight, NDArray bias, Geometry geometry) {
        return one(
                "conv_transpose",
                new Arguments(x)
                        .with(weight)
                        .with(bias)
                        .with(integer(geometry.stride()))
                        .with(integer(geometry.padding()))
                        .with(integer(geometry.outputPadding())));
    }

    /**
     * How a square kernel moves, in pixels.
     *
     * @param outputPadding rows and columns added at the lower and right edge of a transposed convolution's output
     */
    public record Geometry(int kernel, int stride, int padding, int outputPadding) {}

    /** The same four-dimensional array with channels innermost in memory, which is faster. */
    public NDArray channelsLast(NDArray x) {
        return one("channels_last", new Arguments(x));
    }

    /** The same array laid out in memory as its shape reads. */
    public NDArray rowMajor(NDArray x) {
        return one("row_major", new Arguments(x));
    }

    /** Zeros of the same shape and memory layout. */
    public NDArray zerosLike(NDArray x) {
        return one("zeros_like", new Arguments(x));
    }

    /** Leaky ReLU with slope 0.2. Not in place: its backward would take another memory layout, at a twelfth of a step. */
    public NDArray leakyRelu(NDArray x) {
        return one("leaky_relu", new Arguments(x));
    }

    /** ReLU; not in place for the same reason. */
    public NDArray relu(NDArray x) {
        return one("relu", new Arguments(x));
    }

    /** The mean over all elements of the squared difference, a scalar. */
    public NDArray squaredError(NDArray x, NDArray y) {
        return one("squared_error", new Arguments(x).with(y));
    }

    /*
     * DJL makes an array of each number in NDArray.mul(Number) and the like, on memory of Java's that is freed once the call
     * returns; a backward that saved it reads freed memory, which shows only after a garbage collection. So what needs
     * gradients takes its numbers from the script.
     */

    /** limit − softplus(limit − x): x where it is well below the limit, and never above it. */
    public NDArray limited(NDArray x, double limit) {
        return withNumber("limited", x, limit);
    }

    /** KL from N(0, I), closed form ½ Σ (mean² + scale² − 1) − Σ log scale, averaged over (N, L): a float64 scalar. */
    public NDArray divergence(NDArray mean, NDArray logScale) {
        return one("divergence", new Arguments(mean).with(logScale));
    }

    /**
     * pixels * (½ error/σ² + ln σ) with σ² the error itself, ln σ clamped softly from below at −6: a float64 scalar.
     *
     * @param error mean squared error, a float64 scalar
     */
    public NDArray optimalSigma(NDArray error, double pixels) {
        return withNumber("optimal_sigma", error, pixels);
    }

    /** pixels * ½ error, the same with σ fixed at 1. */
    public NDArray unitSigma(NDArray error, double pixels) {
        return withNumber("unit_sigma", error, pixels);
    }

    /**
     * The divergence as {@link #divergence}, but each latent counts its mean over the batch, and that as {@code least} where
     * it is less: a float64 scalar.
     */
    public NDArray divergenceBeyond(NDArray mean, NDArray logScale, double least) {
        try (NDArray array = host.create(least)) {
            return one("divergence_beyond", new Arguments(mean).with(logScale).with(array));
        }
    }

    /** x + weight * y. */
    public NDArray weighted(NDArray x, NDArray y, double weight) {
        try (NDArray array = host.create(weight)) {
            return one("weighted", new Arguments(x).with(y).with(array));
        }
    }

    /** NCHW (N, C, H, W) to (N, C): the mean of each map. */
    public NDArray meanOverPlaces(NDArray maps) {
        return one("mean_over_places", new Arguments(maps));
    }

    private NDArray withNumber(String method, NDArray x, double number) {
        try (NDArray array = host.create(number)) {
            return one(method, new Arguments(x).with(array));
        }
    }

    /** The same in float64; gradients flow through it, as they do not through DJL's toType. */
    public NDArray float64(NDArray x) {
        return one("float64", new Arguments(x));
    }

    /** uint8 NHWC (N, H, W, C) to float32 NCHW (N, C, H, W) in [-1, 1], channels innermost in memory. */
    public NDArray images(NDArray bytes) {
        return one("images", new Arguments(bytes));
    }

    /** float32 NCHW in [-1, 1] to uint8 NHWC, rounded. */
    public NDArray pixels(NDArray images) {
        return one("pixels", new Arguments(images));
    }

    /** The gradients of a scalar, each laid out in memory as its parameter; needs gradients on. */
    public NDList gradients(NDArray loss, List<NDArray> parameters) {
        return script.call("gradients", new Arguments(loss).with(parameters));
    }

    /**
     * One step of Adam (betas 0.9 and 0.999, epsilon 1e-8) in place, unless loss or gradient is not finite. Parameters,
     * gradients and moments share their memory layouts.
     *
     * @param step float32 scalar, the steps taken so far; counts on
     * @param clip largest global norm of the gradients, 0 for any
     */
    public Step adam(NDArray loss, NDList gradients, AdamState state, NDArray step, double rate, double clip) {
        try (NDArray rateArray = host.create(rate);
                NDArray clipArray = host.create(clip)) {
            NDList results = script.call(
                    "adam",
                    new Arguments(loss)
                            .with(state.parameters())
                            .with(gradients)
                            .with(state.first())
                            .with(state.second())
                            .with(step)
                            .with(rateArray)
                            .with(clipArray));
            return new Step(results.get(0), results.get(1));
        }
    }

    /** What Adam changes: parameters with their first and second moments, in the same order. */
    public record AdamState(List<NDArray> parameters, List<NDArray> first, List<NDArray> second) {}

    /** Copies of arrays; they belong to the manager of {@code owner}. */
    public NDList copies(NDArray owner, List<NDArray> arrays) {
        return script.call("copies", new Arguments(owner).with(arrays));
    }

    /** Where {@code skipped} is 1, sets the live arrays back to what was kept. */
    public void restore(NDArray skipped, List<NDArray> live, List<NDArray> kept) {
        script.call("restore", new Arguments(skipped).with(live).with(kept)).close();
    }

    /** Moves averages towards the live arrays: averaged += share * (live - averaged). */
    public void average(List<NDArray> averaged, List<NDArray> live, double share) {
        try (NDArray shareArray = host.create(share)) {
            script.call("average", new Arguments(shareArray).with(averaged).with(live))
                    .close();
        }
    }

    /**
     * Adds a step's values to sums on the device, unless it was skipped, and notes them as they are.
     *
     * @param sums float64 (values + 3): the values, then steps taken, steps skipped, and skipped in a row until now
     * @param notes float64 (rows, values), of which one row is set
     */
    public void account(NDArray skipped, NDArray sums, NDArray notes, int row, List<NDArray> values) {
        script.call(
                        "account",
                        new Arguments(skipped)
                                .with(sums)
                                .with(notes)
                                .with(integer(row))
                                .with(values))
                .close();
    }

    /** A copy of an array in plain memory, row-major. */
    public Tensor tensor(NDArray array) {
        long[] shape = array.getShape().getShape();
        try (NDArray plain = rowMajor(array)) {
            return switch (array.getDataType()) {
                case FLOAT32 -> Tensor.of(shape, plain.toFloatArray());
                case FLOAT64 -> Tensor.of(shape, plain.toDoubleArray());
                default -> throw new IllegalArgumentException("no file keeps elements of type " + array.getDataType());
            };
        }
    }

    /** A copy of a tensor on the device; one of four dimensions has its channels innermost in memory. */
    public NDArray array(NDManager owner, Tensor tensor) {
        Shape shape = new Shape(tensor.shape());
        try (NDManager temporary = owner.newSubManager()) {
            NDArray plain = switch (tensor.type()) {
                case F32 -> temporary.create(tensor.floats(), shape);
                case F64 -> temporary.create(tensor.doubles(), shape);
            };
            // a copy by the engine: arrays made from Java's memory keep that memory
            NDArray array = one("copy", new Arguments(shape.dimension() == 4 ? channelsLast(plain) : plain));
            array.attach(owner);
            return array;
        }
    }

    /** Copies values into an array that keeps its memory and its layout there, as DJL's copyTo does not. */
    public void assign(NDArray array, NDArray values) {
        script.call("assign", new Arguments(array).with(values)).close();
    }

    private NDArray integer(int value) {
        return integers.computeIfAbsent(value, v -> host.create((long) v));
    }

    private NDArray one(String method, Arguments arguments) {
        return script.call(method, arguments).singletonOrThrow();
    }

    @Override
    public void close() {
        script.close();
        manager.close();
    }
}
