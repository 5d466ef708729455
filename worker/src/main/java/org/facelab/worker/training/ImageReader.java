package org.facelab.worker.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.facelab.worker.dataset.PackedImages;
import org.facelab.worker.model.engine.Operations;

/** Reads batches of packed images onto the device. */
final class ImageReader {
    private final PackedImages images;
    private final Operations operations;
    private final byte[] bytes;
    private final ByteBuffer direct;

    /** @param largest images of a batch at most */
    ImageReader(PackedImages images, Operations operations, int largest) {
        this.images = images;
        this.operations = operations;
        bytes = new byte[Math.multiplyExact(largest, images.imageBytes())];
        direct = ByteBuffer.allocateDirect(bytes.length);
    }

    /**
     * Reads a batch.
     *
     * @param manager owns the result; the last one must be closed, for on a CPU its bytes are not copied
     * @return float32 NCHW (N, C, S, S) in [-1, 1]
     */
    NDArray read(NDManager manager, int[] positions) throws IOException {
        return read(manager, positions, new boolean[positions.length]);
    }

    /** The same, with some of the images mirrored from left to right. */
    NDArray read(NDManager manager, int[] positions, boolean[] mirrored) throws IOException {
        int size = images.manifest().imageSize();
        int channels = images.manifest().channels();
        images.read(positions, ByteBuffer.wrap(bytes));
        for (int i = 0; i < positions.length; i++) {
            if (mirrored[i]) {
                mirror(i * images.imageBytes(), size, channels);
            }
        }
        int length = positions.length * images.imageBytes();
        direct.clear().put(bytes, 0, length).flip();
        NDArray packed = manager.create(direct, new Shape(positions.length, size, size, channels), DataType.UINT8);
        return operations.images(packed);
    }

    private void mirror(int start, int size, int channels) {
        for (int row = start; row < start + size * size * channels; row += size * channels) {
            for (int left = 0, right = (size - 1) * channels; left < right; left += channels, right -= channels) {
                for (int c = 0; c < channels; c++) {
                    byte kept = bytes[row + left + c];
                    bytes[row + left + c] = bytes[row + right + c];
                    bytes[row + right + c] = kept;
                }
            }
        }
    }
}
