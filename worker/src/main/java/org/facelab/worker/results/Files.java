package org.facelab.worker.results;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.facelab.db.blob.BlobStore;
import org.facelab.worker.intake.WorkerSettings;

/** The one store of files. */
@Singleton
class Files {
    @Produces
    @Singleton
    BlobStore store(WorkerSettings settings) {
        return new BlobStore(Path.of(settings.files()));
    }
}
