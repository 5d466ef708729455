package org.facelab.worker.jobs;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.facelab.db.entity.Dataset;
import org.facelab.db.entity.JobKind;
import org.facelab.db.entity.Run;
import org.facelab.db.settings.ConvVaeSettings;
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
import org.facelab.worker.training.TrainingPlan;

/** Trains a run, from its newest checkpoint if it has one. */
@Singleton
class TrainJob implements JobWork {
    private final EngineMachine machine;
    private final PackedData data;
    private final NewestCheckpoint newest;
    private final TrainingReports reports;

    TrainJob(EngineMachine machine, PackedData data, NewestCheckpoint newest, TrainingReports reports) {
        this.machine = machine;
        this.data = data;
        this.newest = newest;
        this.reports = reports;
    }

    @Override
    public JobKind kind() {
        return JobKind.TRAIN;
    }

    private record Input(Run run, Dataset dataset) {}

    @Override
    public Outcome run(RunningJob job) throws IOException {
        Input input =
                QuarkusTransaction.requiringNew().call(() -> read(job.claim().runId()));
        ConvVaeSettings settings = (ConvVaeSettings) input.run().modelSettings();
        TrainedRun run = new TrainedRun(
                input.run().id,
                input.run().number,
                settings,
                input.run().seed,
                input.run().seed,
                input.dataset().fingerprint);
        try (PackedImages images = data.open(input.dataset())) {
            Optional<ResumeFrom> from = newest.of(job);
            Training training = new Training(
                    new TrainingPlan(settings, run.seed(), run.pictureSeed()),
                    images,
                    machine.engine(),
                    reports.listener(job, run));
            return switch (training.run(from)) {
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

    private static Input read(UUID id) {
        Run run = Run.findById(id);
        if (run == null) {
            throw new JobRefused("the run of this job is gone");
        }
        return new Input(run, Dataset.findById(run.datasetId));
    }
}
