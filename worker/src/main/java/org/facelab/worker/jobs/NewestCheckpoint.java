package org.facelab.worker.jobs;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.blob.DamagedBlob;
import org.facelab.db.entity.Checkpoint;
import org.facelab.db.entity.Job;
import org.facelab.worker.intake.JobRefused;
import org.facelab.worker.intake.RunningJob;
import org.facelab.worker.results.RunLog;
import org.facelab.worker.training.ResumeFrom;

/** Finds where a run goes on: its newest checkpoint whose files are whole. */
@Singleton
class NewestCheckpoint {
    /** What was saved within an epoch before a continuation of the run from that epoch's start is of another schedule. */
    private static final String CANDIDATES =
            "runId = ?1 and not (withinEpoch and createdAt < ?2 and epoch <= ?3)" + " order by step desc, withinEpoch";

    private final BlobStore store;
    private final RunLog log;

    NewestCheckpoint(BlobStore store, RunLog log) {
        this.store = store;
        this.log = log;
    }

    /**
     * The files to resume from, or empty for a run that has none. A damaged one is told in the run's log and skipped: the
     * epochs after an older one are trained again, to the same end.
     *
     * @param fromEpoch the last epoch before the phase of this job
     * @throws JobRefused if there are checkpoints and all are damaged
     */
    Optional<ResumeFrom> of(RunningJob job, int fromEpoch) throws IOException {
        List<Checkpoint> newestFirst = QuarkusTransaction.requiringNew()
                .call(() -> Checkpoint.list(
                        CANDIDATES,
                        job.claim().runId(),
                        Job.<Job>findById(job.claim().jobId()).createdAt,
                        fromEpoch));
        String last = null;
        for (Checkpoint checkpoint : newestFirst) {
            try {
                ResumeFrom from =
                        new ResumeFrom(store.verified(checkpoint.weights()), store.verified(checkpoint.state()));
                log.tell(
                        job,
                        "resumed",
                        "Goes on after epoch " + checkpoint.epoch + ", step " + checkpoint.step + " of the run");
                return Optional.of(from);
            } catch (DamagedBlob e) {
                last = e.getMessage();
                log.tell(
                        job,
                        "checkpoint-damaged",
                        "The checkpoint after epoch " + checkpoint.epoch + " is skipped: " + last);
            }
        }
        if (last != null) {
            throw new JobRefused("none of the run's " + newestFirst.size() + " checkpoints can be read: " + last
                    + ". Restore the files and retry, or clone the run to train it anew");
        }
        return Optional.empty();
    }
}
