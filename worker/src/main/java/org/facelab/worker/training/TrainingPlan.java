package org.facelab.worker.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.facelab.db.settings.ConvVaeSettings;

/**
 * What shall be trained.
 *
 * @param settings the hyper-parameters; of their epochs only the phases count
 * @param seed of the run: weights at the start, order of the images, flips and noise
 * @param pictureSeed of the random faces' draws
 * @param phases what the run was asked for one after the other, the last being the one that it is in; never empty
 */
public record TrainingPlan(ConvVaeSettings settings, long seed, long pictureSeed, List<Phase> phases) {
    public TrainingPlan {
        if (phases.isEmpty()) {
            throw new IllegalArgumentException("a training needs a phase: the epochs that it shall do");
        }
        // a retry is in the phase of what it repeats
        List<Phase> different = new ArrayList<>();
        for (Phase phase : phases) {
            if (different.isEmpty() || !different.get(different.size() - 1).equals(phase)) {
                different.add(phase);
            }
        }
        phases = List.copyOf(different);
    }

    /** A training of all epochs of its settings. */
    public static TrainingPlan of(ConvVaeSettings settings, long seed, long pictureSeed) {
        return new TrainingPlan(settings, seed, pictureSeed, List.of(new Phase(0, settings.epochs())));
    }

    /** The last epoch that it shall do. */
    int lastEpoch() {
        return phases.get(phases.size() - 1).toEpoch();
    }

    /** As in {@code 0-20,20-30}. */
    String phasesText() {
        return phases.stream().map(Phase::toString).collect(Collectors.joining(","));
    }
}
