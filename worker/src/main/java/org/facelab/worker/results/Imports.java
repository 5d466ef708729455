package org.facelab.worker.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.facelab.db.blob.Blob;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.entity.Dataset;
import org.facelab.db.entity.PlainText;
import org.facelab.worker.dataset.DatasetImport;
import org.facelab.worker.dataset.Format;
import org.facelab.worker.dataset.ImportListener;
import org.facelab.worker.dataset.ImportRequest;
import org.facelab.worker.dataset.ImportResult;
import org.facelab.worker.dataset.LeftOut;
import org.facelab.worker.dataset.Manifest;
import org.facelab.worker.intake.RunningJob;

/** Records an imported data set: the packed images, the manifest, and what the row says of both. */
@Singleton
public class Imports {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LONGEST_NAME = 1000;
    private static final int LONGEST_REASON = 500;
    private final BlobStore store;
    private final Fenced fenced;

    Imports(BlobStore store, Fenced fenced) {
        this.store = store;
        this.fenced = fenced;
    }

    /** Imports into new files, then fills the row in; nothing remains of an import that is refused or stopped. */
    public void record(RunningJob job, Dataset dataset, ImportRequest request, ImportListener listener)
            throws IOException {
        String folder = "datasets/" + dataset.id;
        long fence = job.claim().fence();
        NewFiles files = new NewFiles(store);
        try {
            ImportResult[] result = new ImportResult[1];
            Blob images = files.written(
                    folder + "/images.f" + fence + ".u8",
                    out -> result[0] = DatasetImport.run(request, out, store.temporaryFolder(), listener));
            Blob manifest = files.written(
                    folder + "/manifest.f" + fence + ".json",
                    out -> out.write(MAPPER.writeValueAsBytes(result[0].manifest())));
            fenced.write(job, () -> fill(Dataset.findById(dataset.id), result[0], images, manifest));
        } catch (RuntimeException e) {
            files.discardAfter(e);
            throw e;
        } catch (IOException e) {
            files.discardAfter(new UncheckedIOException(e));
            throw e;
        }
    }

    private static void fill(Dataset row, ImportResult result, Blob images, Blob manifest) {
        Manifest made = result.manifest();
        row.source = recognised(row.source, result.format());
        row.imageSize = made.imageSize();
        row.channels = made.channels();
        row.count = made.count();
        row.validationCount = made.validation().length;
        row.trainingCount = made.training().length;
        row.fingerprint = made.fingerprint();
        row.imagesKey = images.key();
        row.imagesSize = images.size();
        row.imagesSha256 = images.sha256();
        row.manifestKey = manifest.key();
        row.manifestSize = manifest.size();
        row.manifestSha256 = manifest.sha256();
        row.attributes = attributes(made);
        row.leftOutCount = result.leftOutCount();
        try {
            row.leftOut = MAPPER.writeValueAsString(result.leftOut().stream()
                    .map(file -> new LeftOut(
                            PlainText.of(file.file(), LONGEST_NAME), PlainText.of(file.reason(), LONGEST_REASON)))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the files left out cannot be written as JSON", e);
        }
    }

    /** The source with what it turned out to be. */
    private static String recognised(String source, Format format) {
        try {
            return ((ObjectNode) MAPPER.readTree(source))
                    .put("format", format.word())
                    .toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the data set's source is no JSON: " + source, e);
        }
    }

    /** [{name, share}]: the share of images that have the attribute, of those of which it is known. */
    private static String attributes(Manifest manifest) {
        ArrayNode attributes = MAPPER.createArrayNode();
        for (Manifest.Attribute attribute : manifest.attributes()) {
            long has = attribute.values().chars().filter(c -> c == '1').count();
            long known = attribute.values().chars().filter(c -> c != '?').count();
            attributes.addObject().put("name", attribute.name()).put("share", known == 0 ? 0 : (double) has / known);
        }
        return attributes.toString();
    }
}
