package org.facelab.worker.tensors;

/** The types of elements that we write and read, under the names that safetensors gives them. */
public enum ElementType {
    F32(4),
    F64(8);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }
}
