package org.facelab.worker.jobs;

import java.util.Locale;
import org.facelab.worker.intake.ResidentMemory;
import org.facelab.worker.training.TrainingProgress;

/** How far a job is, as the JSON of its row. */
final class Progress {
    private Progress() {}

    static String of(TrainingProgress p) {
        return String.format(
                Locale.ROOT,
                "{\"epoch\":%d,\"epochs\":%d,\"step\":%d,\"steps\":%d,\"imagesPerSecond\":%s,\"secondsLeft\":%s,\"memoryBytes\":%d}",
                p.epoch(),
                p.epochs(),
                p.step(),
                p.steps(),
                figure(p.imagesPerSecond()),
                figure(p.secondsLeft()),
                // stays with the run when the worker has gone on: the next run's form tells from it what it takes
                ResidentMemory.bytes());
    }

    static String of(int done, int total) {
        return "{\"done\":" + done + ",\"total\":" + total + "}";
    }

    private static String figure(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.1f", value) : "null";
    }
}
