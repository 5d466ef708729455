package org.facelab.worker.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code list_attr_celeba}, as text (a count, the names, then rows) or as a table with commas (image_id and the names,
 * then rows); values are 1 and -1, or 0 in some copies.
 */
final class CelebaAttributes {
    private static final int MOST = 1_000;

    private final Map<String, Integer> positions;
    private final int images;
    private final List<String> names = new ArrayList<>();
    private byte[][] values = new byte[0][];

    /** @param positions of images by name without extension */
    CelebaAttributes(Map<String, Integer> positions, int images) {
        this.positions = positions;
        this.images = images;
    }

    void read(ListLines lines) throws IOException {
        int promised = lines.table() ? -1 : count(lines);
        head(lines);
        int rows = 0;
        for (String[] row = lines.next(); row != null; row = lines.next()) {
            row(lines, row);
            rows++;
        }
        if (promised >= 0 && promised != rows) {
            throw new ImportRefused(lines.name() + " promises " + promised + " rows in line 1 and has " + rows
                    + "; it is cut off, or its first line is wrong");
        }
    }

    private static int count(ListLines lines) throws IOException {
        String[] first = lines.next();
        if (first == null || first.length != 1 || !first[0].matches("\\d{1,9}")) {
            throw lines.refused(
                    "\"" + (first == null ? "" : String.join(" ", first)) + "\"", "the number of rows alone");
        }
        return Integer.parseInt(first[0]);
    }

    private void head(ListLines lines) throws IOException {
        String[] head = lines.next();
        if (head == null || head.length < 1 || lines.table() && head.length < 2) {
            throw lines.refused("no names", "the names of the attributes");
        }
        names.addAll(Arrays.asList(head).subList(lines.table() ? 1 : 0, head.length));
        if (names.size() > MOST || new HashSet<>(names).size() != names.size() || names.contains("")) {
            throw lines.refused(
                    names.size() + " names, some of them twice or empty",
                    "1 to " + MOST + " names of attributes, each once");
        }
        values = new byte[names.size()][images];
        for (byte[] each : values) {
            Arrays.fill(each, (byte) '?');
        }
    }

    private void row(ListLines lines, String[] row) throws ImportRefused {
        if (row.length != names.size() + 1) {
            throw lines.refused(
                    row.length - 1 + " values for " + row[0],
                    names.size() + ", one for each name of the header (line " + (lines.table() ? 1 : 2) + ")");
        }
        Integer image = positions.get(CelebaFaces.stem(row[0]));
        for (int i = 0; i < names.size(); i++) {
            String word = row[i + 1];
            boolean has = word.equals("1");
            if (!has && !word.equals("-1") && !word.equals("0")) {
                throw lines.refused("\"" + word + "\" for " + names.get(i) + " of " + row[0], "1, -1 or 0");
            }
            if (image != null) {
                if (i == 0 && values[0][image] != '?') {
                    throw lines.refused("a second row for " + row[0], "one row for each image");
                }
                values[i][image] = (byte) (has ? '1' : '0');
            }
        }
    }

    /** The attributes of some images, in their order; '?' where no row names one. None if there is no list. */
    List<Manifest.Attribute> of(int[] chosen) {
        List<Manifest.Attribute> attributes = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            StringBuilder of = new StringBuilder(chosen.length);
            for (int image : chosen) {
                of.append((char) values[i][image]);
            }
            attributes.add(new Manifest.Attribute(names.get(i), of.toString()));
        }
        return attributes;
    }
}
