package org.facelab.worker.jobs;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import org.facelab.db.entity.JobKind;
import org.facelab.worker.dataset.PackedImages;
import org.facelab.worker.intake.JobRefused;
import org.facelab.worker.intake.JobWork;
import org.facelab.worker.intake.NotFinite;
import org.facelab.worker.intake.RunningJob;
import org.facelab.worker.results.TrainedRun;
import org.facelab.worker.training.CannotResume;
import org.facelab.worker.training.CannotTrain;
import org.facelab.worker.training.NonFinite;
import org.facelab.worker.training.ResumeFrom;
import org.facelab.worker.training.Training;

/** Trains a run: from its newest checkpoint if it has one, else from its parent's if it is a fork, else from nothing. */
@Singleton
class TrainJob implements JobWork {
    private final EngineMachine machine;
    private final ImportedDatasets datasets;
    private final NewestCheckpoint newest;
    private final ParentCheckpoint parents;
    private final TrainingReports reports;

    TrainJob(
            EngineMachine machine,
            ImportedDatasets datasets,
            NewestCheckpoint newest,
            ParentCheckpoint parents,
            TrainingReports reports) {
        this.machine = machine;
        this.datasets = datasets;
        this.newest = newest;
        this.parents = parents;
        this.reports = reports;
    }

    @Override
    public JobKind kind() {
        return JobKind.TRAIN;
    }

    @Override
    public Outcome run(RunningJob job) throws IOException {
        WantedTraining wanted = QuarkusTransaction.requiringNew()
                .call(() -> WantedTraining.read(job.claim().runId()));
        TrainedRun run = wanted.trained();
        try (PackedImages images = datasets.open(wanted.dataset())) {
            Training training = new Training(wanted.plan(), images, machine.engine(), reports.listener(job, run));
            return switch (outcome(job, wanted, training)) {
                case FINISHED -> Outcome.SUCCEEDED;
                case SAVED, STOPPED -> Signals.outcome(job);
            };
        } catch (CannotTrain | CannotResume e) {
            throw new JobRefused(e.getMessage(), e);
        } catch (NonFinite e) {
            throw new NotFinite(e.getMessage(), e);
        } catch (TrainingReports.NotWritten e) {
            throw e.getCause();
        }
    }

    private org.facelab.worker.training.Outcome outcome(RunningJob job, WantedTraining wanted, Training training)
            throws IOException {
        Optional<ResumeFrom> own = newest.of(job, wanted.phase().fromEpoch());
        if (own.isEmpty() && wanted.run().parentEpoch != null) {
            return parents.fork(job, wanted.run(), training);
        }
        return training.run(own);
    }
}
