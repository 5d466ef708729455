package org.facelab.worker.results;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import org.facelab.db.blob.Blob;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.entity.Generation;
import org.facelab.db.entity.Picture;
import org.facelab.db.message.JobChanged;
import org.facelab.worker.intake.JobEvents;
import org.facelab.worker.intake.Machine;
import org.facelab.worker.intake.PatientDatabase;
import org.facelab.worker.intake.RunningJob;
import org.facelab.worker.model.Tiles;
import org.jboss.logging.Logger;

/** Records generated faces. */
@Singleton
public class Generations {
    private static final Logger LOG = Logger.getLogger(Generations.class);
    private final BlobStore store;
    private final Fenced fenced;
    private final JobEvents events;
    private final PatientDatabase database;
    private final Machine machine;

    Generations(BlobStore store, Fenced fenced, JobEvents events, PatientDatabase database, Machine machine) {
        this.store = store;
        this.fenced = fenced;
        this.events = events;
        this.database = database;
        this.machine = machine;
    }

    /**
     * What a generation came to.
     *
     * @param originals the faces that were reconstructed, null for random ones
     * @param errors the mean squared error of each as JSON, null for random ones
     */
    public record Made(Tiles faces, Tiles originals, String errors) {}

    /** Writes the pictures, then their figures into the generation's row, and how it compares with what it makes again. */
    public void record(RunningJob job, GenerationOrigin origin, Made made) throws IOException {
        NewFiles files = new NewFiles(store);
        Generation wanted = origin.generation();
        String folder = "generations/" + wanted.id;
        String ending = ".f" + job.claim().fence() + ".png";
        String madeFrom = origin.json(machine);
        Blob faces = files.picture(folder + "/faces" + ending, made.faces(), madeFrom);
        Blob originals = made.originals() == null
                ? null
                : files.picture(folder + "/originals" + ending, made.originals(), origin.jsonOfOriginals());
        try {
            Optional<Difference> difference = difference(job, wanted, made.faces());
            fenced.write(job, () -> {
                Generation row = Generation.findById(wanted.id);
                fill(row, made, faces, madeFrom);
                if (originals != null) {
                    row.originalKey = originals.key();
                    row.originalSize = originals.size();
                    row.originalSha256 = originals.sha256();
                    row.tileErrors = made.errors();
                }
                row.againDiffering = difference.map(Difference::pixels).orElse(null);
                row.againLargest = difference.map(Difference::largest).orElse(null);
            });
        } catch (RuntimeException e) {
            files.discardAfter(e);
            throw e;
        }
        events.send(job.claim(), JobChanged.What.PICTURES);
    }

    private static void fill(Generation row, Made made, Blob faces, String madeFrom) {
        GridPng grid = GridPng.of(made.faces());
        row.columns = grid.columns();
        row.rows = grid.rows();
        row.tileSize = made.faces().size();
        row.key = faces.key();
        row.size = faces.size();
        row.sha256 = faces.sha256();
        row.madeFrom = madeFrom;
    }

    /** How far the faces are from those that they make again; empty if they make none, or those cannot be read any more. */
    private Optional<Difference> difference(RunningJob job, Generation wanted, Tiles faces) {
        Blob[] before = new Blob[1];
        database.persist(
                job, () -> before[0] = QuarkusTransaction.requiringNew().call(() -> before(wanted)));
        if (before[0] == null) {
            return Optional.empty();
        }
        try {
            return Difference.of(faces, store.verified(before[0]));
        } catch (IOException e) {
            // the faces are worth having all the same; the page says that nothing could be compared
            LOG.infof("generation %s cannot be compared with what it makes again: %s", wanted.id, e.getMessage());
            return Optional.empty();
        }
    }

    private static Blob before(Generation wanted) {
        if (wanted.againPictureId != null) {
            Picture picture = Picture.findById(wanted.againPictureId);
            return picture == null ? null : picture.blob();
        }
        Generation generation = wanted.againGenerationId == null ? null : Generation.findById(wanted.againGenerationId);
        return generation == null ? null : generation.blob();
    }
}
