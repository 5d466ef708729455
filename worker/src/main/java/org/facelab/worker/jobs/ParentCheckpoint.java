package org.facelab.worker.jobs;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.blob.DamagedBlob;
import org.facelab.db.entity.Checkpoint;
import org.facelab.db.entity.Run;
import org.facelab.worker.intake.JobRefused;
import org.facelab.worker.intake.RunningJob;
import org.facelab.worker.results.RunLog;
import org.facelab.worker.tensors.DamagedTensors;
import org.facelab.worker.training.CannotResume;
import org.facelab.worker.training.Outcome;
import org.facelab.worker.training.ResumeFrom;
import org.facelab.worker.training.Training;

/** Starts a fork from the checkpoint of its parent. */
@Singleton
class ParentCheckpoint {
    private final BlobStore store;
    private final RunLog log;

    ParentCheckpoint(BlobStore store, RunLog log) {
        this.store = store;
        this.log = log;
    }

    /** @throws JobRefused if the checkpoint is gone, damaged, or of another network or other images */
    Outcome fork(RunningJob job, Run run, Training training) throws IOException {
        Checkpoint parent = run.parentCheckpointId == null
                ? null
                : QuarkusTransaction.requiringNew().call(() -> Checkpoint.findById(run.parentCheckpointId));
        if (parent == null) {
            throw new JobRefused(
                    "the checkpoint of epoch " + run.parentEpoch + " that this run was forked from is gone:"
                            + " it was removed with its run, or before this job was tried again. Fork from one that is kept");
        }
        try {
            ResumeFrom files = new ResumeFrom(store.verified(parent.weights()), store.verified(parent.state()));
            log.tell(
                    job,
                    "forked",
                    "Starts from the checkpoint of its parent: epoch " + parent.epoch + ", step " + parent.step);
            return training.fork(files);
        } catch (CannotResume e) {
            throw new JobRefused(
                    "this run cannot be forked from the checkpoint of epoch " + parent.epoch + ": " + e.getMessage(),
                    e);
        } catch (DamagedBlob | DamagedTensors e) {
            throw new JobRefused(
                    "the checkpoint of epoch " + parent.epoch + " that this run was forked from cannot be" + " used: "
                            + e.getMessage() + ". Fork from another checkpoint",
                    e);
        }
    }
}
