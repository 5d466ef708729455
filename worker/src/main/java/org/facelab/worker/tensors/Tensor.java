package org.facelab.worker.tensors;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One tensor in memory.
 *
 * @param type of its elements
 * @param shape its sizes, outermost first; empty for a scalar
 * @param bytes little-endian, row-major, from position 0 to the limit; not to be written to
 */
public record Tensor(ElementType type, long[] shape, ByteBuffer bytes) {
    public Tensor {
        long expected = elements(shape) * type.bytes();
        if (bytes.limit() != expected) {
            throw new IllegalArgumentException("a tensor of shape " + Arrays.toString(shape) + " in " + type + " has "
                    + expected + " bytes, not " + bytes.limit());
        }
    }

    /** A tensor of float32. */
    public static Tensor of(long[] shape, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return new Tensor(ElementType.F32, shape, bytes);
    }

    /** A tensor of float64. */
    public static Tensor of(long[] shape, double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        return new Tensor(ElementType.F64, shape, bytes);
    }

    /** A view of the bytes of its own, little-endian, at position 0. */
    public ByteBuffer view() {
        return bytes.duplicate().rewind().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The values of a float32 tensor. */
    public float[] floats() {
        float[] values = new float[bytes.limit() / Float.BYTES];
        view().asFloatBuffer().get(values);
        return values;
    }

    /** The values of a float64 tensor. */
    public double[] doubles() {
        double[] values = new double[bytes.limit() / Double.BYTES];
        view().asDoubleBuffer().get(values);
        return values;
    }

    static long elements(long[] shape) {
        long elements = 1;
        for (long size : shape) {
            elements = Math.multiplyExact(elements, size);
        }
        return elements;
    }
}
