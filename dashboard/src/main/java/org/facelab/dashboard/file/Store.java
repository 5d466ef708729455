package org.facelab.dashboard.file;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.facelab.db.blob.BlobStore;

/** The folder of all files, as the deployment names it. */
class Store {
    @Produces
    @Singleton
    BlobStore blobs(@ConfigProperty(name = "facelab.files") Path folder) {
        return new BlobStore(folder);
    }
}
