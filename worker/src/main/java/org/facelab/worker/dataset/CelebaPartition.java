package org.facelab.worker.dataset;

import java.io.IOException;
import java.util.BitSet;
import java.util.Map;

/** Reads {@code list_eval_partition}: 0 training, 1 validation, 2 test; as text without a header, or as a table with one. */
final class CelebaPartition {
    private CelebaPartition() {}

    /**
     * @param positions of images by name without extension
     * @param parts receives the number of each image that has a row
     */
    static void read(ListLines lines, Map<String, Integer> positions, byte[] parts) throws IOException {
        if (lines.table()) {
            String[] head = lines.next();
            if (head == null || head.length != 2) {
                throw lines.refused(
                        head == null ? "nothing" : head.length + " columns", "the header image_id,partition");
            }
        }
        BitSet told = new BitSet();
        for (String[] row = lines.next(); row != null; row = lines.next()) {
            if (row.length != 2 || !row[1].matches("[012]")) {
                throw lines.refused(
                        "\"" + String.join(" ", row) + "\"", "an image and 0 (training), 1 (validation) or 2 (test)");
            }
            Integer image = positions.get(CelebaFaces.stem(row[0]));
            if (image != null) {
                if (told.get(image)) {
                    throw lines.refused("a second row for " + row[0], "one row for each image");
                }
                told.set(image);
                parts[image] = Byte.parseByte(row[1]);
            }
        }
    }
}
