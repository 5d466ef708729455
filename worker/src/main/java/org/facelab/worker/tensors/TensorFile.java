package org.facelab.worker.tensors;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a safetensors file holds.
 *
 * @param metadata free text by name
 * @param tensors by name, in the order of the file
 */
public record TensorFile(Map<String, String> metadata, Map<String, Tensor> tensors) {
    public TensorFile {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }
}
