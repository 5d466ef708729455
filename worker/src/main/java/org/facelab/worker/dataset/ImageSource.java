package org.facelab.worker.dataset;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Image files by name. Reading is safe from several threads at once. */
interface ImageSource extends Closeable {
    /** Names of the image files inside the source, with {@code /} between folders, sorted. */
    List<String> files();

    /** Image files that were ruled out without being read. */
    List<LeftOut> leftOut();

    /** How many files have a name without an image's extension. */
    int notImages();

    /**
     * The content of one file.
     *
     * @throws Unreadable if this file alone is at fault
     * @throws IOException if the whole source has to be refused
     */
    byte[] read(String file) throws Unreadable, IOException;
}
