package org.facelab.dashboard.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import org.facelab.dashboard.sweep.space.Dimension;
import org.facelab.dashboard.sweep.space.Spread;
import org.facelab.db.entity.Dataset;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobState;
import org.facelab.db.settings.InvalidSettings;
import org.facelab.db.settings.SettingsJson;
import org.facelab.db.settings.Violation;

/** Whether all trials of a sweep can train on a data set. */
final class TrainableDataset {
    private static final String BATCH = "batchSize";

    private TrainableDataset() {}

    /**
     * @param dataset within the caller's transaction, or null if there is none
     * @throws InvalidSettings naming the field that is wrong
     */
    static void check(Dataset dataset, NewSweep wanted) {
        if (dataset == null) {
            throw refused(
                    "datasetId",
                    "there is no data set with the id " + wanted.datasetId() + "; GET /api/datasets lists them");
        }
        JobState state = Job.<Job>findById(dataset.jobId).state;
        if (state != JobState.SUCCEEDED) {
            throw refused(
                    "datasetId",
                    "the data set \"" + dataset.name + "\" is "
                            + (state.ended()
                                    ? "FAILED: its import did not succeed; choose another, or import it again"
                                    : "IMPORTING: wait until it is READY, then submit again"));
        }
        int largest = SettingsJson.tree(wanted.settings()).path(BATCH).asInt(0);
        String field = "settings." + BATCH;
        for (Dimension dimension : wanted.space().dimensions()) {
            if (dimension.setting().equals(BATCH)) {
                largest = largest(dimension.spread());
                field = "space." + BATCH;
            }
        }
        if (largest > dataset.trainingCount) {
            throw refused(
                    field,
                    "goes to " + largest + ", but the data set \"" + dataset.name + "\" has only "
                            + dataset.trainingCount + " training images; choose batches of at most that");
        }
    }

    private static int largest(Spread spread) {
        return IntStream.range(0, spread.count().orElseThrow())
                .mapToObj(spread::cell)
                .mapToInt(JsonNode::intValue)
                .max()
                .orElseThrow();
    }

    private static InvalidSettings refused(String field, String message) {
        return new InvalidSettings(List.of(new Violation(field, message)));
    }
}
