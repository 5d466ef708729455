package org.facelab.worker.dataset;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** The hashes by which data sets are told apart. */
final class Digests {
    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What a data set is known by: its form, its names in their order, its packed content, and an official split. */
    static String fingerprint(
            int imageSize, int channels, String crop, List<String> names, String imagesSha256, Split split) {
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
        if (split.official()) {
            // a split by hash follows from the names; this one decides itself what is trained on
            String told = Arrays.toString(split.validation()) + Arrays.toString(split.test());
            digest.update(told.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
