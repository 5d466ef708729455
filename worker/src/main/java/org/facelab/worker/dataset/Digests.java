package org.facelab.worker.dataset;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** The hashes by which data sets are told apart and split. */
final class Digests {
    private static final int HELD_OUT_ONE_IN = 10;

    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What a data set is known by: its form, its names in their order, and its packed content. */
    static String fingerprint(int imageSize, int channels, String crop, List<String> names, String imagesSha256) {
        MessageDigest digest = sha256();
        String head = "facelab data set 1\n" + imageSize + "\n" + channels + "\n" + crop + "\n" + names.size() + "\n";
        digest.update(head.getBytes(StandardCharsets.UTF_8));
        for (String name : names) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            // the length first, so that no two lists of names read alike
            digest.update((bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        digest.update(imagesSha256.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Positions of the tenth (at least one) whose names' SHA-256 sort first, ascending. */
    static int[] heldOut(List<String> names) {
        byte[][] hashes = names.stream()
                .map(name -> sha256().digest(name.getBytes(StandardCharsets.UTF_8)))
                .toArray(byte[][]::new);
        return IntStream.range(0, names.size())
                .boxed()
                .sorted((a, b) -> Arrays.compareUnsigned(hashes[a], hashes[b]))
                .limit(Math.max(1, names.size() / HELD_OUT_ONE_IN))
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }
}
