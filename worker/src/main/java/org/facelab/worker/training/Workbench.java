package org.facelab.worker.training;

import org.facelab.worker.dataset.PackedImages;
import org.facelab.worker.model.engine.Engine;
import org.facelab.worker.model.vae.ConvVaeShape;

/** What one training works with from its start to its end. */
record Workbench(
        TrainingPlan plan, PackedImages images, Engine engine, TrainingListener listener, ConvVaeShape shape) {}
