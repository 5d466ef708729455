package org.facelab.dashboard.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import org.facelab.dashboard.dataset.ReadyDataset;
import org.facelab.dashboard.sweep.space.Dimension;
import org.facelab.dashboard.sweep.space.Spread;
import org.facelab.db.entity.Dataset;
import org.facelab.db.settings.InvalidSettings;
import org.facelab.db.settings.SettingsJson;

/** Whether all trials of a sweep can train on a data set. */
final class TrainableDataset {
    private static final String BATCH = "batchSize";

    private TrainableDataset() {}

    /**
     * @param dataset within the caller's transaction, or null if there is none
     * @throws InvalidSettings naming the field that is wrong
     */
    static void check(Dataset dataset, NewSweep wanted) {
        ReadyDataset.check(dataset, wanted.datasetId());
        int largest = SettingsJson.tree(wanted.settings()).path(BATCH).asInt(0);
        String field = "settings." + BATCH;
        for (Dimension dimension : wanted.space().dimensions()) {
            if (dimension.setting().equals(BATCH)) {
                largest = largest(dimension.spread());
                field = "space." + BATCH;
            }
        }
        if (largest > dataset.trainingCount) {
            throw new InvalidSettings(
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
}
