package org.facelab.worker.model.vae;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.facelab.worker.tensors.DamagedTensors;
import org.facelab.worker.tensors.Tensor;
import org.facelab.worker.tensors.TensorFile;

/** What a weights file tells of its model, so that faces can be drawn from the file alone. */
public final class ConvVaeFile {
    private static final String MODEL = "model";
    private static final String MODEL_NAME = "conv-vae";
    private static final String FORM = "form";
    private static final String IMAGE_SIZE = "imageSize";
    private static final String CHANNELS = "channels";
    private static final String LATENT_SIZE = "latentSize";
    private static final String MEAN = "sampler.mean";
    private static final String CHOLESKY = "sampler.cholesky";

    private ConvVaeFile() {}

    /** The metadata from which {@link #shape} is read. */
    public static Map<String, String> metadata(ConvVaeShape shape) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(MODEL, MODEL_NAME);
        metadata.put(FORM, shape.architecture().word());
        metadata.put(IMAGE_SIZE, Integer.toString(shape.imageSize()));
        metadata.put(CHANNELS, Integer.toString(shape.channels()));
        metadata.put(LATENT_SIZE, Integer.toString(shape.latentSize()));
        return metadata;
    }

    /** The tensors from which {@link #sampler} is read. */
    public static Map<String, Tensor> tensors(LatentGaussian sampler) {
        long size = sampler.size();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(MEAN, Tensor.of(new long[] {size}, sampler.mean()));
        tensors.put(CHOLESKY, Tensor.of(new long[] {size, size}, sampler.cholesky()));
        return tensors;
    }

    /** @throws DamagedTensors if the file is of another model */
    public static ConvVaeShape shape(TensorFile file) throws DamagedTensors {
        String model = file.metadata().get(MODEL);
        String form = file.metadata().get(FORM);
        Optional<Architecture> architecture = Architecture.of(form);
        if (!MODEL_NAME.equals(model) || architecture.isEmpty()) {
            throw new DamagedTensors("the weights are of the model '" + model + "', form '" + form + "', expected '"
                    + MODEL_NAME + "' of the form "
                    + Arrays.stream(Architecture.values())
                            .map(Architecture::word)
                            .collect(Collectors.joining(" or ")));
        }
        try {
            return new ConvVaeShape(
                    architecture.get(), number(file, IMAGE_SIZE), number(file, CHANNELS), number(file, LATENT_SIZE));
        } catch (IllegalArgumentException e) {
            throw new DamagedTensors("the weights describe no model that can be: " + e.getMessage(), e);
        }
    }

    /** @throws DamagedTensors if the file has no sampler, as one saved within an epoch, or not of this size */
    public static LatentGaussian sampler(TensorFile file, ConvVaeShape shape) throws DamagedTensors {
        Tensor mean = file.tensors().get(MEAN);
        Tensor cholesky = file.tensors().get(CHOLESKY);
        if (mean == null || cholesky == null) {
            throw new DamagedTensors("the weights have no fitted sampler, for they were saved within an epoch:"
                    + " choose an epoch's checkpoint, or the sampler prior");
        }
        double[] means = mean.doubles();
        double[] factor = cholesky.doubles();
        int size = shape.latentSize();
        if (means.length != size || factor.length != size * size) {
            throw new DamagedTensors(
                    "the fitted sampler of the weights is for " + means.length + " latents, expected " + size);
        }
        return new LatentGaussian(means, factor);
    }

    private static int number(TensorFile file, String name) {
        String text = file.metadata().get(name);
        if (text == null || !text.matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException("'" + name + "' is " + text + ", expected a whole number");
        }
        return Integer.parseInt(text);
    }
}
