package org.facelab.worker.training;

import java.io.IOException;
import java.util.Optional;
import org.facelab.worker.dataset.PackedImages;
import org.facelab.worker.model.engine.Engine;

/** One training, from its start or from a snapshot to its end or a wish. */
public final class Training {
    private final TrainingPlan plan;
    private final PackedImages images;
    private final Engine engine;
    private final TrainingListener listener;

    public Training(TrainingPlan plan, PackedImages images, Engine engine, TrainingListener listener) {
        this.plan = plan;
        this.images = images;
        this.engine = engine;
        this.listener = listener;
    }

    /**
     * Runs on the calling thread.
     *
     * @param checkpoint where to go on, or empty for a start from nothing
     * @throws CannotTrain if the images do not suffice
     * @throws CannotResume if the checkpoint is of other settings, images or versions
     * @throws org.facelab.worker.tensors.DamagedTensors if a file of it is damaged
     * @throws NonFinite if too many steps in a row were not finite
     */
    public Outcome run(Optional<ResumeFrom> checkpoint) throws IOException {
        throw new UnsupportedOperationException("follows: " + plan + images + engine + listener + checkpoint);
    }
}
