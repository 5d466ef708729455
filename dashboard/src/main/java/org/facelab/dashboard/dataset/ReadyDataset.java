package org.facelab.dashboard.dataset;

import java.util.UUID;
import org.facelab.db.entity.Dataset;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobState;
import org.facelab.db.settings.InvalidSettings;

/** Whether runs can train on a data set at all. */
public final class ReadyDataset {
    private ReadyDataset() {}

    /**
     * @param dataset within the caller's transaction, or null if there is none
     * @param id that was asked for
     * @throws InvalidSettings if it is not there, or its import has not succeeded
     */
    public static void check(Dataset dataset, UUID id) {
        if (dataset == null) {
            throw new InvalidSettings(
                    "datasetId", "there is no data set with the id " + id + "; GET /api/datasets lists them");
        }
        JobState state = Job.<Job>findById(dataset.jobId).state;
        if (state != JobState.SUCCEEDED) {
            throw new InvalidSettings(
                    "datasetId",
                    "the data set \"" + dataset.name + "\" is "
                            + (state.ended()
                                    ? "FAILED: its import did not succeed; choose another, or import it again"
                                    : "IMPORTING: wait until it is READY, then submit again"));
        }
    }
}
