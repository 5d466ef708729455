package org.facelab.worker.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.facelab.db.blob.Blob;
import org.facelab.db.blob.BlobStore;
import org.facelab.worker.intake.PatientDatabase;
import org.facelab.worker.model.Tiles;
import org.facelab.worker.tensors.Safetensors;
import org.facelab.worker.tensors.TensorFile;
import org.jboss.logging.Logger;

/**
 * The files of one write: made before its transaction, and removed again if that is refused. A process that dies in between
 * leaves files without rows, which the dashboard sweeps.
 */
final class NewFiles {
    private static final Logger LOG = Logger.getLogger(NewFiles.class);
    private final BlobStore store;
    private final List<String> keys = new ArrayList<>();

    NewFiles(BlobStore store) {
        this.store = store;
    }

    Blob tensors(String key, TensorFile file) throws IOException {
        return written(key, out -> Safetensors.write(file, out));
    }

    Blob picture(String key, Tiles tiles, String madeFrom) throws IOException {
        return written(key, out -> GridPng.of(tiles).write(madeFrom, out));
    }

    /** Writes a file; one that fails removes those before it too. */
    Blob written(String key, BlobStore.Writer writer) throws IOException {
        try {
            Blob blob = store.write(key, writer);
            keys.add(key);
            return blob;
        } catch (IOException | RuntimeException e) {
            discard();
            throw e;
        }
    }

    /**
     * Removes what was written here, after its rows were refused. If the database may have taken the rows all the same, the
     * files stay: those without rows are swept, and rows without files would be lost for good.
     */
    void discardAfter(RuntimeException refusal) {
        if (!PatientDatabase.unreachable(refusal)) {
            discard();
        }
    }

    private void discard() {
        remove(store, keys);
    }

    /** Removes files whose rows are gone; what cannot be removed is swept later. */
    static void remove(BlobStore store, List<String> keys) {
        for (String key : keys) {
            try {
                store.delete(key);
            } catch (IOException e) {
                LOG.warnf("the file %s could not be removed and will be swept: %s", key, e.getMessage());
            }
        }
    }
}
