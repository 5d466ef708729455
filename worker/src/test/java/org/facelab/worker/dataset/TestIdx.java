package org.facelab.worker.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPOutputStream;

/** Idx files that tests write themselves. */
final class TestIdx {
    private TestIdx() {}

    /** Images whose pixel (row, column) is (image + row + 3 column) mod 256. */
    static byte[] images(int count, int rows, int columns) {
        ByteBuffer bytes = ByteBuffer.allocate(16 + count * rows * columns);
        bytes.putInt(2051).putInt(count).putInt(rows).putInt(columns);
        for (int i = 0; i < count; i++) {
            for (int at = 0; at < rows * columns; at++) {
                bytes.put((byte) (i + at / columns + 3 * (at % columns)));
            }
        }
        return bytes.array();
    }

    /** Labels 0 to 9 in turn. */
    static byte[] labels(int count) {
        ByteBuffer bytes = ByteBuffer.allocate(8 + count);
        bytes.putInt(2049).putInt(count);
        for (int i = 0; i < count; i++) {
            bytes.put((byte) (i % 10));
        }
        return bytes.array();
    }

    /** A head without anything behind it. */
    static byte[] head(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length);
        for (int number : numbers) {
            bytes.putInt(number);
        }
        return bytes.array();
    }

    static byte[] gz(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gz = new GZIPOutputStream(out)) {
            gz.write(content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }
}
