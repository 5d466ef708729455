package org.facelab.dashboard.testing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.facelab.db.blob.Blob;
import org.facelab.db.entity.Generation;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobState;

/** Draws what generations ask for, as a worker does. */
@ApplicationScoped
public class DrawnGenerations {
    private final DrawnFiles files;

    DrawnGenerations(DrawnFiles files) {
        this.files = files;
    }

    /** Draws one that waits, and ends its job. */
    public void draw(UUID generationId) {
        Generation asked = QuarkusTransaction.requiringNew().call(() -> Generation.findById(generationId));
        int columns = (int) Math.ceil(Math.sqrt(asked.count));
        int rows = (asked.count + columns - 1) / columns;
        boolean random = asked.kind.equals(Generation.RANDOM);
        int first = random ? asked.seed.intValue() : 1000;
        Blob blob = files.image(
                "generations/" + asked.id + "/faces.f1.png", DrawnFace.sheet(asked.count, columns, rows, first, 0.95));
        Blob originals = random
                ? null
                : files.image(
                        "generations/" + asked.id + "/originals.f1.png",
                        DrawnFace.sheet(asked.count, columns, rows, first, 1));
        QuarkusTransaction.requiringNew().run(() -> {
            Generation row = Generation.findById(generationId);
            row.columns = columns;
            row.rows = rows;
            row.tileSize = DrawnFace.TILE;
            row.key = blob.key();
            row.size = blob.size();
            row.sha256 = blob.sha256();
            row.madeFrom = "{}";
            if (originals != null) {
                row.originalKey = originals.key();
                row.originalSize = originals.size();
                row.originalSha256 = originals.sha256();
                row.tileErrors = IntStream.range(0, row.count)
                        .mapToObj(i -> "0.0" + (200 + i))
                        .collect(Collectors.joining(",", "[", "]"));
            }
            if (row.againPictureId != null || row.againGenerationId != null) {
                row.againDiffering = 0;
                row.againLargest = 0;
            }
            Job job = Job.findById(row.jobId);
            job.state = JobState.SUCCEEDED;
            job.leaseUntil = null;
            job.endedAt = Instant.now();
        });
    }
}
