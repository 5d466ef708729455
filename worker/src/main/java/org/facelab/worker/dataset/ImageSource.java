package org.facelab.worker.dataset;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Image files by name. Reading is safe from several threads at once. */
interface ImageSource extends Closeable {
    /** Names of the image files inside the source, with {@code /} between folders, sorted. */
    List<String> files();

    /** Image files that were ruled out without being read. */
    List<LeftOut> leftOut();

    /** How many files have a name without an image's extension. */
    int notImages();

    /** Files that tell of images or hold many: CelebA's lists and idx files, sorted; see {@link FileNames#isCompanion}. */
    List<String> companions();

    /**
     * Opens a companion; the caller closes it. What is read past an end or a limit throws {@link ImportRefused}.
     *
     * @throws IOException if it cannot be opened
     */
    InputStream open(String companion) throws IOException;

    /**
     * The content of one image file.
     *
     * @throws Unreadable if this file alone is at fault
     * @throws IOException if the whole source has to be refused
     */
    byte[] read(String file) throws Unreadable, IOException;
}
