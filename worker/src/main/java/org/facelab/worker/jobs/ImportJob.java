package org.facelab.worker.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.entity.Dataset;
import org.facelab.db.entity.DatasetSource;
import org.facelab.db.entity.JobKind;
import org.facelab.db.settings.Choice;
import org.facelab.worker.dataset.Channels;
import org.facelab.worker.dataset.Crop;
import org.facelab.worker.dataset.Format;
import org.facelab.worker.dataset.ImportListener;
import org.facelab.worker.dataset.ImportRefused;
import org.facelab.worker.dataset.ImportRequest;
import org.facelab.worker.dataset.ImportStopped;
import org.facelab.worker.intake.Claim;
import org.facelab.worker.intake.JobRefused;
import org.facelab.worker.intake.JobWork;
import org.facelab.worker.intake.RunningJob;
import org.facelab.worker.results.Imports;

/** Imports a data set from an upload, a path on this machine, or our own drawing. */
@Singleton
class ImportJob implements JobWork {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final BlobStore store;
    private final Imports imports;

    ImportJob(BlobStore store, Imports imports) {
        this.store = store;
        this.imports = imports;
    }

    @Override
    public JobKind kind() {
        return JobKind.IMPORT;
    }

    @Override
    public Outcome run(RunningJob job) throws IOException {
        Dataset dataset =
                QuarkusTransaction.requiringNew().call(() -> read(job.claim().jobId()));
        DatasetSource source = source(dataset);
        if (dataset.fingerprint != null) {
            // a former attempt recorded the images and died before it could say so
            return Outcome.SUCCEEDED;
        }
        try {
            imports.record(job, dataset, request(dataset, source), listener(job));
            return Outcome.SUCCEEDED;
        } catch (ImportStopped e) {
            return Signals.outcome(job);
        } catch (ImportRefused e) {
            throw new JobRefused(e.getMessage(), e);
        }
    }

    private static ImportListener listener(RunningJob job) {
        return new ImportListener() {
            @Override
            public boolean stopWished() {
                return Signals.stop(job);
            }

            @Override
            public void progressed(int done, int total) {
                job.progress(Progress.of(done, total));
            }
        };
    }

    private static Dataset read(UUID job) {
        Dataset dataset = Dataset.find("jobId", job).firstResult();
        if (dataset == null) {
            throw new JobRefused("the data set of this job is gone");
        }
        return dataset;
    }

    private static DatasetSource source(Dataset dataset) {
        try {
            return MAPPER.readValue(dataset.source, DatasetSource.class);
        } catch (JsonProcessingException e) {
            throw new JobRefused(
                    "what to import for " + dataset.name + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private ImportRequest request(Dataset dataset, DatasetSource source) throws IOException {
        Format format = word(Format.values(), source.format());
        String name = source.originalName() != null
                ? source.originalName()
                : source.path() == null ? dataset.name : source.path();
        return new ImportRequest(
                format,
                format == Format.DRAWN ? null : where(source),
                name,
                source.imageSize() == null ? 0 : source.imageSize(),
                word(Crop.values(), source.crop()),
                word(Channels.values(), source.channels()),
                source.count() == null ? 0 : source.count(),
                source.seed() == null ? 0 : source.seed());
    }

    /** The files to import; a path is resolved again, since its links may have changed since it was allowed. */
    private Path where(DatasetSource source) throws IOException {
        if (source.uploadKey() != null) {
            Path upload = store.path(source.uploadKey());
            if (!Files.isRegularFile(upload)) {
                throw new JobRefused("the upload is gone; upload the file again");
            }
            return upload;
        }
        Path path = Path.of(source.path());
        if (!Files.exists(path)) {
            throw new JobRefused("there is no file or folder " + path + " on this worker's machine any more");
        }
        Path real = path.toRealPath();
        if (source.allowedRoot() == null || !real.startsWith(Path.of(source.allowedRoot()))) {
            throw new JobRefused("the path " + path + " leads out of the allowed folder " + source.allowedRoot());
        }
        return real;
    }

    private static <T extends Choice> T word(T[] values, String word) {
        for (T value : values) {
            if (value.word().equals(word)) {
                return value;
            }
        }
        throw new JobRefused("this worker cannot import with '" + word + "'; it is older than the dashboard");
    }

    /** The upload goes once the end is recorded: until then another attempt may need it. */
    @Override
    public void ended(Claim claim) throws IOException {
        String upload = source(QuarkusTransaction.requiringNew().call(() -> read(claim.jobId())))
                .uploadKey();
        if (upload != null) {
            store.delete(upload);
        }
    }
}
