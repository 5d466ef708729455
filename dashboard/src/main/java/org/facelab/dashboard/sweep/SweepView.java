package org.facelab.dashboard.sweep;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.facelab.dashboard.sweep.objective.Objective;
import org.facelab.dashboard.sweep.stopping.EarlyStopping;
import org.facelab.db.entity.SweepState;

/**
 * A sweep as the API shows it.
 *
 * @param number shown as sweep 17
 * @param failure why it failed, null unless FAILED
 * @param settings what its trials have in common, complete
 * @param space what is searched, as it was sent
 * @param strategy {@code grid}, {@code random}, {@code sobol} or {@code tpe}
 * @param best the trial with the best objective so far, null before the first
 * @param trials all of them by their number; left out in lists
 * @param allowed what may be asked now: pause, resume, cancel, extend, delete
 */
public record SweepView(
        UUID id,
        long number,
        String name,
        SweepState state,
        String failure,
        UUID datasetId,
        String model,
        long seed,
        @Schema(implementation = Object.class) JsonNode settings,
        @Schema(implementation = Object.class) JsonNode space,
        String strategy,
        Objective objective,
        EarlyStopping earlyStopping,
        Budget budget,
        int parallel,
        int priority,
        Counts counts,
        TrialView best,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<TrialView> trials,
        List<String> allowed,
        String notes,
        Instant createdAt,
        Instant endedAt) {

    /**
     * How many trials stand where; each trial counts once.
     *
     * @param running RUNNING, those asked to stop among them
     * @param waiting QUEUED
     * @param paused by a person or with the sweep
     * @param stoppedEarly set aside by ASHA or stopped by the median rule
     * @param epochs trained so far, over all trials
     * @param fullEpochs what all trials so far would have trained without early stopping
     * @param seconds that the sweep has been RUNNING
     */
    public record Counts(
            int trials,
            int running,
            int waiting,
            int paused,
            int succeeded,
            int stoppedEarly,
            int failed,
            int cancelled,
            long epochs,
            long fullEpochs,
            long seconds) {}
}
