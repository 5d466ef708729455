package org.facelab.dashboard.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.facelab.dashboard.job.Failure;
import org.facelab.db.entity.JobState;

/**
 * One trial of a sweep: a run.
 *
 * @param trial its number in the sweep, from 1
 * @param runId, number: its run, shown as #12
 * @param settings those that are searched and apply to this trial; all of them are in the run
 * @param state of its run; one set aside by ASHA is PAUSED, one stopped by the median rule CANCELLED
 * @param stoppedEarly whether its sweep set it aside or stopped it
 * @param epochs trained so far
 * @param ofEpochs that it would train to its end
 * @param objective its value of the objective so far, null while there is none that is finite
 * @param objectiveEpoch the epoch of that value
 */
public record TrialView(
        int trial,
        UUID runId,
        long number,
        @Schema(implementation = Object.class) JsonNode settings,
        JobState state,
        boolean stoppedEarly,
        int epochs,
        int ofEpochs,
        Double objective,
        Integer objectiveEpoch,
        Failure failure,
        Instant createdAt,
        Instant startedAt,
        Instant endedAt) {}
