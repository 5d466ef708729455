package org.facelab.worker.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Labels from folders: {@code smiling/1.jpg} has the attribute {@code smiling}, and no other. */
final class Labels {
    /** More folders than this are people or shards, not kinds of faces. */
    private static final int MOST = 64;

    private Labels() {}

    /**
     * One attribute for each first folder, sorted, if there are 2 to 64 of them; else none. An image outside all of them has
     * each unknown.
     */
    static List<Manifest.Attribute> of(List<String> names) {
        TreeSet<String> labels = new TreeSet<>();
        names.forEach(name -> {
            if (!label(name).isEmpty()) {
                labels.add(label(name));
            }
        });
        List<Manifest.Attribute> attributes = new ArrayList<>();
        if (labels.size() >= 2 && labels.size() <= MOST) {
            for (String label : labels) {
                StringBuilder values = new StringBuilder(names.size());
                names.forEach(name ->
                        values.append(label(name).isEmpty() ? '?' : label(name).equals(label) ? '1' : '0'));
                attributes.add(new Manifest.Attribute(label, values.toString()));
            }
        }
        return attributes;
    }

    private static String label(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? "" : name.substring(0, slash);
    }
}
