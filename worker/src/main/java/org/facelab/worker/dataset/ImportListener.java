package org.facelab.worker.dataset;

/** Hears how an import goes; called by the thread that runs it alone. */
public interface ImportListener {
    /** Whether the import should end now; asked between images, so it must be quick. */
    boolean stopWished();

    /**
     * Called a few times a second, and once at the end with {@code done == total}.
     *
     * @param done files looked at, whether they could be read or not
     * @param total files to look at
     */
    void progressed(int done, int total);
}
