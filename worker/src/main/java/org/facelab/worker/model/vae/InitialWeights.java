package org.facelab.worker.model.vae;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.facelab.worker.model.Randomness;
import org.facelab.worker.tensors.Tensor;

/**
 * Where a training starts: weights and biases of convolutions and linear layers uniform in ±1/√fan-in (the fan-in being a
 * weight's numbers but for its first dimension, as PyTorch has it), batch norms at 1 and 0. Drawn in Java, so that a seed
 * means the same on every device.
 */
public final class InitialWeights {
    private InitialWeights() {}

    /** All arrays of a network from a seed, by the names of {@link ConvVae#shapes()}. */
    public static Map<String, Tensor> draw(Map<String, long[]> shapes, long seed) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        int index = 0;
        for (Map.Entry<String, long[]> entry : shapes.entrySet()) {
            String name = entry.getKey();
            float[] values = new float[elements(entry.getValue())];
            if (name.contains(".norm")) {
                Arrays.fill(values, name.endsWith(".weight") || name.endsWith(".running_var") ? 1 : 0);
            } else {
                String layer = name.substring(0, name.lastIndexOf('.'));
                long[] weight = shapes.get(layer + ".weight");
                uniform(values, 1 / Math.sqrt(elements(weight) / (double) weight[0]), Randomness.stream(seed, index));
            }
            tensors.put(name, Tensor.of(entry.getValue(), values));
            index++;
        }
        return tensors;
    }

    private static void uniform(float[] values, double bound, RandomGenerator random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
        }
    }

    private static int elements(long[] shape) {
        int elements = 1;
        for (long size : shape) {
            elements = Math.multiplyExact(elements, (int) size);
        }
        return elements;
    }
}
