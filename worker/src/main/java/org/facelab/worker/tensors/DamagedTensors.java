package org.facelab.worker.tensors;

import java.io.IOException;

/** A file that is no safetensors file, or a broken one; the message names the file and what is wrong with it. */
public class DamagedTensors extends IOException {
    private static final long serialVersionUID = 1L;

    public DamagedTensors(String message) {
        super(message);
    }

    public DamagedTensors(String message, Throwable cause) {
        super(message, cause);
    }
}
