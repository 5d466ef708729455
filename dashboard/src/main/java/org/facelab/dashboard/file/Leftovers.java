package org.facelab.dashboard.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.facelab.db.blob.BlobStore;
import org.jboss.logging.Logger;

/** Removes files whose rows are gone. */
@ApplicationScoped
public class Leftovers {
    private static final Logger LOG = Logger.getLogger(Leftovers.class);
    private final BlobStore blobs;

    Leftovers(BlobStore blobs) {
        this.blobs = blobs;
    }

    /** Removes a folder of the store, or one file, after the commit that removed its rows; what fails stays for the sweep. */
    public void delete(String place) {
        try {
            blobs.deleteAll(place);
        } catch (IOException e) {
            LOG.warnf("%s could not be removed (%s); the sweep tries again", place, e.getMessage());
        }
    }
}
