package org.facelab.dashboard.page.run;

import java.util.UUID;
import org.facelab.db.settings.ModelSettings;

/**
 * What every page of a run knows of it.
 *
 * @param run its name and colour
 * @param standing where its newest job stands
 * @param work what it does and how far it is
 * @param dataset what it learns from
 * @param machine what it runs on
 */
public record RunHead(RunName run, Standing standing, Work work, DataSetName dataset, Machine machine) {

    /**
     * @param settings its hyper-parameters
     * @param seed from which all its chance comes
     * @param lastEpoch the last stored epoch, 0 before the first
     * @param bestEpoch the epoch of the highest validation elbo, null before the first
     * @param progress as its worker last told
     */
    public record Work(ModelSettings settings, long seed, int lastEpoch, Integer bestEpoch, JobProgress progress) {
        /** The epoch that runs, or the last one when all are done. */
        public int currentEpoch() {
            return Math.min(lastEpoch + 1, settings.epochs());
        }

        /** Progress within the running epoch, 0 to 100; what a worker told of an older epoch does not count. */
        public int percentOfCurrent() {
            return progress.epoch() == lastEpoch ? progress.percentOfEpoch() : 0;
        }
    }

    /** A data set as a run names it; counts are null until it is imported. */
    public record DataSetName(UUID id, String name, int imageSize, Integer training, Integer validation) {}

    /**
     * @param device what the engine ran on, null before the first claim
     * @param threads of the engine
     * @param memoryBytes resident memory of the worker that holds the job, null when none does
     * @param memoryTotalBytes of its machine
     */
    public record Machine(String device, Integer threads, Long memoryBytes, Long memoryTotalBytes) {}
}
