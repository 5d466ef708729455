package org.facelab.worker.dataset;

import java.util.List;

/** Photographs of no known data set: labels from first folders, and a split by hash. */
record FolderTree(List<String> files) implements Descriptions {
    FolderTree(ImageSource source) {
        this(source.files());
    }

    @Override
    public Format format() {
        return Format.FOLDER;
    }

    @Override
    public List<Manifest.Attribute> attributes(List<String> names, int[] positions) {
        return Labels.of(names);
    }

    @Override
    public Split split(List<String> names, int[] positions) {
        return Split.byHash(names);
    }
}
