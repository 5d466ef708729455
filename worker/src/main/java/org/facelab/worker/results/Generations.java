package org.facelab.worker.results;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.facelab.db.blob.Blob;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.entity.Checkpoint;
import org.facelab.db.entity.Generation;
import org.facelab.db.message.JobChanged;
import org.facelab.worker.intake.JobEvents;
import org.facelab.worker.intake.RunningJob;
import org.facelab.worker.model.Tiles;

/** Records generated faces. */
@Singleton
public class Generations {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final BlobStore store;
    private final Fenced fenced;
    private final JobEvents events;

    Generations(BlobStore store, Fenced fenced, JobEvents events) {
        this.store = store;
        this.fenced = fenced;
        this.events = events;
    }

    /** Writes the picture, then its figures into the generation's row. */
    public void record(RunningJob job, Generation wanted, Checkpoint checkpoint, Tiles faces) throws IOException {
        NewFiles files = new NewFiles(store);
        String origin = origin(wanted, checkpoint);
        GridPng grid = GridPng.of(faces);
        String key = "generations/" + wanted.id + "/faces.f" + job.claim().fence() + ".png";
        Blob blob = files.picture(key, faces, origin);
        try {
            fenced.write(job, () -> {
                Generation row = Generation.findById(wanted.id);
                row.columns = grid.columns();
                row.rows = grid.rows();
                row.tileSize = faces.size();
                row.key = blob.key();
                row.size = blob.size();
                row.sha256 = blob.sha256();
                row.madeFrom = origin;
            });
        } catch (RuntimeException e) {
            files.discardAfter(e);
            throw e;
        }
        events.send(job.claim(), JobChanged.What.PICTURES);
    }

    private static String origin(Generation wanted, Checkpoint checkpoint) {
        return MAPPER.createObjectNode()
                .put("kind", wanted.kind)
                .put("run", wanted.runId.toString())
                .put("epoch", wanted.epoch)
                .put("checkpointSha256", checkpoint.weightsSha256)
                .put("sampler", wanted.sampler)
                .put("temperature", wanted.temperature)
                .put("seed", wanted.seed)
                .put("count", wanted.count)
                .put("latents", "standard normal draws, face i from stream (seed, i)")
                .toString();
    }
}
