package org.facelab.worker.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.facelab.db.blob.Blob;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.blob.DamagedBlob;
import org.facelab.db.entity.Dataset;
import org.facelab.worker.dataset.Manifest;
import org.facelab.worker.dataset.PackedImages;
import org.facelab.worker.intake.JobRefused;

/** Opens imported data sets, checked against their rows. */
@Singleton
class ImportedDatasets {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final BlobStore store;

    ImportedDatasets(BlobStore store) {
        this.store = store;
    }

    /**
     * Opens the images; the caller closes them.
     *
     * @throws JobRefused if the data set is not imported or its files are damaged
     */
    PackedImages open(Dataset dataset) throws IOException {
        if (dataset.fingerprint == null) {
            throw new JobRefused(
                    "the data set " + dataset.name + " is not imported; import it again and start a new run on it");
        }
        try {
            Manifest manifest = MAPPER.readValue(
                    store.verified(new Blob(dataset.manifestKey, dataset.manifestSize, dataset.manifestSha256))
                            .toFile(),
                    Manifest.class);
            return PackedImages.open(
                    store.verified(new Blob(dataset.imagesKey, dataset.imagesSize, dataset.imagesSha256)), manifest);
        } catch (DamagedBlob e) {
            throw new JobRefused(
                    "the data set " + dataset.name + " cannot be used: " + e.getMessage() + ". Import it again", e);
        }
    }
}
