package org.facelab.worker.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.db.settings.SettingsJson;
import org.facelab.worker.dataset.PackedImages;
import org.facelab.worker.model.engine.Engine;

/** A training small enough for tests: 42 images of 32 pixels in batches of 8, five steps an epoch. */
public final class Small {
    public static final Engine ENGINE = Engine.start("cpu", 1);
    public static final long SEED = 7;
    public static final long PICTURE_SEED = 11;
    public static final ConvVaeSettings SETTINGS =
            with("latentSize", 8, "epochs", 3, "batchSize", 8, "pictureCount", 4, "learningRate", 1e-3);

    private Small() {}

    /** The settings with others in place of some: names and values in turn. */
    static ConvVaeSettings with(Object... changes) {
        ObjectNode tree = SettingsJson.tree(SETTINGS == null ? ConvVaeSettings.DEFAULTS : SETTINGS);
        for (int i = 0; i < changes.length; i += 2) {
            tree.putPOJO((String) changes[i], changes[i + 1]);
        }
        return (ConvVaeSettings) SettingsJson.parse(tree.toString());
    }

    /** Trains to the recording's wish or the end. */
    public static Recording train(
            ConvVaeSettings settings, PackedImages images, Optional<ResumeFrom> from, Recording recording)
            throws IOException {
        recording.outcome =
                new Training(TrainingPlan.of(settings, SEED, PICTURE_SEED), images, ENGINE, recording).run(from);
        return recording;
    }
}
