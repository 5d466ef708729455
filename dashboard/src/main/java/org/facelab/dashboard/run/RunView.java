package org.facelab.dashboard.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.facelab.dashboard.job.Failure;
import org.facelab.dashboard.job.Progress;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.Run;
import org.facelab.db.settings.SettingsJson;

/**
 * A run as the API shows it.
 *
 * @param number shown as #12
 * @param state of its newest training job
 * @param allowed what may be asked of it now, as the words of addresses
 * @param cancelRequested, pauseRequested: whether its worker has been asked to stop
 * @param progress {@code epoch} is the last finished one, 0 before
 * @param best the epoch of the highest validation elbo, null before the first
 * @param last the last finished epoch, 0 before
 * @param worker that trains it or trained it last
 * @param parentRunId, parentCheckpointId and {@code parentEpoch}: where a fork started from, else null
 * @param clonedFrom the run whose settings it took over, or null
 * @param differences of its settings from those of the run that it was cloned or forked from; only where one run is shown
 * @param device and {@code threads}: what the engine ran on
 */
public record RunView(
        UUID id,
        long number,
        String name,
        JobState state,
        List<String> allowed,
        boolean cancelRequested,
        boolean pauseRequested,
        Failure failure,
        @Schema(implementation = Progress.Training.class) JsonNode progress,
        Integer best,
        int last,
        String model,
        @Schema(implementation = Object.class) JsonNode settings,
        long seed,
        UUID datasetId,
        UUID jobId,
        UUID parentRunId,
        UUID parentCheckpointId,
        Integer parentEpoch,
        UUID clonedFrom,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<SettingDifference> differences,
        int priority,
        List<String> tags,
        String notes,
        boolean archived,
        String device,
        Integer threads,
        String worker,
        Instant createdAt,
        Instant startedAt,
        Instant endedAt) {

    /** As a list has it. */
    static RunView of(Run run, Job job) {
        return of(run, job, null);
    }

    static RunView of(Run run, Job job, List<SettingDifference> differences) {
        return new RunView(
                run.id,
                run.number,
                run.name,
                job.state,
                RunAction.words(RunActions.of(run, job)),
                job.cancelRequested,
                job.pauseRequested,
                Failure.of(job),
                Progress.training(job, run.lastEpoch, run.modelSettings().epochs()),
                run.bestEpoch,
                run.lastEpoch,
                run.model,
                SettingsJson.tree(run.modelSettings()),
                run.seed,
                run.datasetId,
                run.jobId,
                run.parentRunId,
                run.parentCheckpointId,
                run.parentEpoch,
                run.clonedFrom,
                differences,
                job.priority,
                List.of(run.tags),
                run.notes,
                run.archived,
                run.device,
                run.threads,
                job.leaseOwner,
                run.createdAt,
                job.startedAt,
                job.endedAt);
    }
}
