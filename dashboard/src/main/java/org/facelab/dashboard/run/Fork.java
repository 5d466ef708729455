package org.facelab.dashboard.run;

import java.util.ArrayList;
import java.util.List;
import org.facelab.db.entity.Checkpoint;
import org.facelab.db.entity.Dataset;
import org.facelab.db.entity.Run;
import org.facelab.db.settings.ModelSettings;
import org.facelab.db.settings.Violation;

/**
 * A run that starts from a checkpoint of another: its weights must fit the model, and its statistics the data.
 *
 * @param checkpoint it starts from
 * @param parent the run that made the checkpoint
 * @param learned what the parent learned from
 */
record Fork(Checkpoint checkpoint, Run parent, Dataset learned) {
    private static final String CHECKPOINT = "parentCheckpointId";

    /** All that does not fit between this checkpoint and what is wanted. */
    List<Violation> violations(ModelSettings wanted, Dataset dataset) {
        List<Violation> violations = new ArrayList<>();
        ModelSettings own = parent.modelSettings();
        if (!own.model().equals(wanted.model())) {
            violations.add(new Violation("settings.model", differs(wanted.model(), own.model())));
        } else {
            own.shape().forEach((name, value) -> {
                Object other = wanted.shape().get(name);
                if (!value.equals(other)) {
                    violations.add(new Violation("settings." + name, differs(other, value)));
                }
            });
        }
        dataViolation(dataset, violations);
        return violations;
    }

    private String differs(Object wanted, Object own) {
        return "is " + wanted + ", but " + named() + " was made with " + own + "; choose " + own
                + ", or another checkpoint";
    }

    private void dataViolation(Dataset dataset, List<Violation> violations) {
        String where = ", but \"" + dataset.name + "\" has ";
        String cure = "; choose the data set \"" + learned.name + "\", or start a run without a checkpoint";
        if (dataset.imageSize != learned.imageSize) {
            violations.add(new Violation(
                    CHECKPOINT,
                    named() + " makes images of " + learned.imageSize + " pixels" + where + dataset.imageSize + cure));
        } else if (!learned.channels.equals(dataset.channels)) {
            violations.add(new Violation(
                    CHECKPOINT, named() + " makes images of " + channels(learned) + where + channels(dataset) + cure));
        } else if (!learned.fingerprint.equals(dataset.fingerprint)) {
            violations.add(new Violation(
                    CHECKPOINT,
                    named() + " was trained on other images than those of \"" + dataset.name + "\"" + cure));
        }
    }

    private static String channels(Dataset dataset) {
        return dataset.channels + (dataset.channels == 1 ? " channel" : " channels");
    }

    private String named() {
        return "the checkpoint after epoch " + checkpoint.epoch + " of run #" + parent.number;
    }
}
