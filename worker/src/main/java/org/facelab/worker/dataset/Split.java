package org.facelab.worker.dataset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which images are not trained on.
 *
 * @param validation positions of those that are measured on after every epoch, ascending
 * @param test positions of those kept for a last test, ascending
 * @param official whether the data set's makers told so; else the names decide
 */
record Split(int[] validation, int[] test, boolean official) {
    private static final int HELD_OUT_ONE_IN = 10;

    /** Holds out the tenth (at least one) whose names' SHA-256 sort first. */
    static Split byHash(List<String> names) {
        int[] all = IntStream.range(0, names.size()).toArray();
        return new Split(heldOut(names, all), new int[0], false);
    }

    /** Positions of the tenth (at least one) of some images, ascending. */
    static int[] heldOut(List<String> names, int[] among) {
        byte[][] hashes = Arrays.stream(among)
                .mapToObj(i -> Digests.sha256().digest(names.get(i).getBytes(StandardCharsets.UTF_8)))
                .toArray(byte[][]::new);
        return IntStream.range(0, among.length)
                .boxed()
                .sorted((a, b) -> Arrays.compareUnsigned(hashes[a], hashes[b]))
                .limit(Math.max(1, among.length / HELD_OUT_ONE_IN))
                .mapToInt(i -> among[i])
                .sorted()
                .toArray();
    }
}
