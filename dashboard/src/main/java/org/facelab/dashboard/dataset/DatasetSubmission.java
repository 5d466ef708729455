package org.facelab.dashboard.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.facelab.dashboard.dataset.AllowedFolders.Found;
import org.facelab.dashboard.job.JobQueue;
import org.facelab.dashboard.job.Seeds;
import org.facelab.dashboard.job.Submitted;
import org.facelab.dashboard.outbox.OutboxRelay;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.entity.Dataset;
import org.facelab.db.entity.DatasetSource;
import org.facelab.db.entity.Ids;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobKind;
import org.facelab.db.settings.InvalidSettings;

/**
 * Takes up data sets. An upload is put into the store first; then row, job and announcement are written in one
 * transaction. A crash between the two leaves a file without a row, which the sweep removes.
 */
@ApplicationScoped
public class DatasetSubmission {
    private final AllowedFolders allowed;
    private final BlobStore blobs;
    private final ObjectMapper json;
    private final JobQueue queue;
    private final OutboxRelay relay;

    DatasetSubmission(AllowedFolders allowed, BlobStore blobs, ObjectMapper json, JobQueue queue, OutboxRelay relay) {
        this.allowed = allowed;
        this.blobs = blobs;
        this.json = json;
        this.queue = queue;
        this.relay = relay;
    }

    /** @throws InvalidSettings if the path is not allowed, or the upload is nothing that can be imported; nothing is kept then */
    public Submitted submit(NewDataset wanted) {
        UUID id = Ids.next();
        Found found = wanted.path() == null ? null : allowed.find(wanted.path());
        String uploadKey = wanted.upload() == null ? null : keep(id, wanted.format(), wanted.upload());
        Long seed = !wanted.format().equals("drawn") ? null : wanted.seed() == null ? Seeds.fresh() : wanted.seed();
        DatasetSource source = new DatasetSource(
                wanted.format(),
                uploadKey,
                found == null ? null : found.path().toString(),
                found == null ? null : found.root().toString(),
                wanted.upload() == null ? null : wanted.upload().originalName(),
                wanted.imageSize(),
                wanted.crop(),
                wanted.channels(),
                wanted.count(),
                seed);
        // if the rows cannot be written the upload stays without them, and is swept: whether a commit that broke was
        // taken is not known, and rows without their upload would be worse
        Submitted submitted = QuarkusTransaction.requiringNew().call(() -> insert(id, wanted, source));
        relay.wake();
        return submitted;
    }

    private String keep(UUID id, String format, Upload upload) {
        try {
            Optional<ArchiveKind> kind = ArchiveKind.of(upload.file()).filter(found -> found.suits(format));
            if (kind.isEmpty()) {
                String digits = ArchiveKind.IDX.suits(format) ? ", or digits as one idx file, raw or gz" : "";
                throw new InvalidSettings(
                        "file",
                        "is not a zip that holds anything: it does not start as a zip does (PK); send the images as one"
                                + " zip" + digits);
            }
            return blobs.adopt("uploads/" + id + kind.get().ending(), upload.file())
                    .key();
        } catch (IOException e) {
            throw new UncheckedIOException("the upload could not be put into the store: " + e.getMessage(), e);
        }
    }

    private Submitted insert(UUID id, NewDataset wanted, DatasetSource source) {
        Job job = queue.add(JobKind.IMPORT, 0, null);
        Dataset dataset = new Dataset();
        dataset.id = id;
        dataset.name = wanted.name();
        dataset.jobId = job.id;
        dataset.imageSize = wanted.provisionalSize();
        try {
            dataset.source = json.writeValueAsString(source);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a data set's source is always JSON", e);
        }
        dataset.persist();
        return new Submitted(id, job.id, source.seed());
    }
}
