package org.facelab.worker.dataset;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * CelebA's faces, with what its lists tell of them. Lists may name images that are not there, and leave out images that are;
 * both are told by their names without extension, so that PNG copies find their rows.
 */
final class CelebaFaces implements Descriptions {
    private static final String FOLDER = "img_align_celeba";
    private static final String ATTRIBUTES = "list_attr_celeba";
    private static final String PARTITION = "list_eval_partition";
    private static final int VALIDATION = 1;
    private static final int TEST = 2;

    private final List<String> files;
    private final CelebaAttributes attributes;
    private final byte[] parts;

    /**
     * Reads the lists.
     *
     * @throws ImportRefused if a list contradicts itself: file, line, what was found and what expected
     */
    CelebaFaces(ImageSource source, Limits limits) throws IOException {
        files = faces(source.files());
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < files.size(); i++) {
            Integer first = positions.putIfAbsent(stem(files.get(i)), i);
            if (first != null) {
                throw new ImportRefused("two images are called " + stem(files.get(i)) + " (" + files.get(first) + ", "
                        + files.get(i) + "); a CelebA has one of each name, so its lists would fit both");
            }
        }
        attributes = new CelebaAttributes(positions, files.size());
        String list = list(source, ATTRIBUTES);
        if (list != null) {
            try (ListLines lines = new ListLines(list, source.open(list), limits)) {
                attributes.read(lines);
            }
        }
        String partition = list(source, PARTITION);
        parts = new byte[files.size()];
        if (partition != null) {
            try (ListLines lines = new ListLines(partition, source.open(partition), limits)) {
                CelebaPartition.read(lines, positions, parts);
            }
        }
    }

    /** Whether a source looks like a CelebA. */
    static boolean recognises(ImageSource source) {
        return list(source, ATTRIBUTES) != null
                || list(source, PARTITION) != null
                || source.files().stream().anyMatch(CelebaFaces::isAligned);
    }

    /** Where aligned faces lie in their own folder, other images are none of them: the archive also has the originals. */
    private static List<String> faces(List<String> all) {
        List<String> aligned = all.stream().filter(CelebaFaces::isAligned).toList();
        return aligned.isEmpty() ? all : aligned;
    }

    private static boolean isAligned(String file) {
        return Arrays.stream(file.toLowerCase(Locale.ROOT).split("/")).anyMatch(part -> part.startsWith(FOLDER));
    }

    /** The list of a name, the text before the table where both are there; null if there is none. */
    private static String list(ImageSource source, String name) {
        return source.companions().stream()
                .filter(file -> FileNames.last(file).toLowerCase(Locale.ROOT).startsWith(name))
                .max(Comparator.comparing(file -> file.toLowerCase(Locale.ROOT).endsWith(".txt")))
                .orElse(null);
    }

    static String stem(String file) {
        String name = FileNames.last(file);
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    @Override
    public List<String> files() {
        return files;
    }

    @Override
    public Format format() {
        return Format.CELEBA;
    }

    @Override
    public List<Manifest.Attribute> attributes(List<String> names, int[] positions) {
        return attributes.of(positions);
    }

    /**
     * The official split where it is known and leaves images for validation; in a part of CelebA that has none of those, a
     * tenth of the training images by hash. Images that no list names are trained on.
     */
    @Override
    public Split split(List<String> names, int[] positions) {
        int[] validation = those(positions, VALIDATION);
        int[] test = those(positions, TEST);
        if (validation.length > 0 && validation.length + test.length < positions.length) {
            return new Split(validation, test, true);
        }
        int[] rest = IntStream.range(0, positions.length)
                .filter(i -> parts[positions[i]] != TEST)
                .toArray();
        return test.length == 0 || rest.length < Photographs.FEWEST
                ? Split.byHash(names)
                : new Split(Split.heldOut(names, rest), test, true);
    }

    private int[] those(int[] positions, int part) {
        return IntStream.range(0, positions.length)
                .filter(i -> parts[positions[i]] == part)
                .toArray();
    }
}
