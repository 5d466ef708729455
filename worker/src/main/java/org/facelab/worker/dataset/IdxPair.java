package org.facelab.worker.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An idx file of images and the one of their labels.
 *
 * @param images name inside the source
 * @param labels name inside the source, or null
 */
record IdxPair(String images, String labels) {
    private static final Pattern NAME =
            Pattern.compile("(.*/)?([^/]*?)(images|labels)([-._])idx[13]-ubyte(\\.gz)?", Pattern.CASE_INSENSITIVE);

    /** Whether these are the official test images. */
    boolean test() {
        String name = FileNames.last(images).toLowerCase(Locale.ROOT);
        return name.startsWith("t10k") || name.contains("test-");
    }

    /**
     * The pairs among files, the test images first. Where a file lies raw and packed, the raw one is taken.
     *
     * @param shown the source, for messages
     * @throws ImportRefused if there are none, or more than can be told apart
     */
    static List<IdxPair> among(List<String> companions, String shown) throws ImportRefused {
        Map<String, String> images = new TreeMap<>();
        Map<String, String> labels = new TreeMap<>();
        for (String name : companions) {
            Matcher matcher = NAME.matcher(name);
            if (matcher.matches()) {
                Map<String, String> kind = matcher.group(3).equalsIgnoreCase("images") ? images : labels;
                // sorted, a raw file comes before the packed one
                kind.putIfAbsent(matcher.group(2).toLowerCase(Locale.ROOT), name);
            }
        }
        List<IdxPair> pairs = new ArrayList<>();
        images.forEach((key, name) -> pairs.add(new IdxPair(name, labels.get(key))));
        pairs.sort(Comparator.comparing(pair -> !pair.test()));
        if (pairs.isEmpty()) {
            throw new ImportRefused(shown + " holds no idx file of images; expected one called as"
                    + " train-images-idx3-ubyte or t10k-images-idx3-ubyte, raw or .gz");
        }
        boolean split =
                pairs.size() == 2 && pairs.get(0).test() && !pairs.get(1).test();
        if (pairs.size() > 1 && !split) {
            throw new ImportRefused(shown + " holds " + pairs.size() + " idx files of images ("
                    + String.join(", ", images.values()) + "); expected one, or train-images and t10k-images");
        }
        return pairs;
    }
}
