package org.facelab.worker.jobs;

import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;
import org.facelab.db.entity.Dataset;
import org.facelab.db.entity.Run;
import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.worker.intake.JobRefused;
import org.facelab.worker.results.TrainedRun;
import org.facelab.worker.training.Phase;
import org.facelab.worker.training.TrainingPlan;

/**
 * What a training job shall train, as its rows say.
 *
 * @param phases what the run was asked for one after the other: those of its jobs
 */
record WantedTraining(Run run, Dataset dataset, List<Phase> phases) {
    private static final String PHASES =
            "select rj.from_epoch, rj.to_epoch from run_job rj join job j on j.id = rj.job_id"
                    + " where rj.run_id = :run order by j.created_at, j.id";

    /** Reads within the caller's transaction. */
    static WantedTraining read(UUID id) {
        Run run = Run.findById(id);
        if (run == null) {
            throw new JobRefused("the run of this job is gone");
        }
        @SuppressWarnings("unchecked")
        List<Tuple> rows = Run.getEntityManager()
                .createNativeQuery(PHASES, Tuple.class)
                .setParameter("run", id)
                .getResultList();
        List<Phase> phases = rows.stream()
                .map(row -> new Phase(row.get(0, Integer.class), row.get(1, Integer.class)))
                .toList();
        return new WantedTraining(run, Dataset.findById(run.datasetId), phases);
    }

    /** The one that it is in. */
    Phase phase() {
        return phases.get(phases.size() - 1);
    }

    TrainingPlan plan() {
        TrainedRun trained = trained();
        return new TrainingPlan(trained.settings(), trained.seed(), trained.pictureSeed(), phases);
    }

    TrainedRun trained() {
        return new TrainedRun(
                run.id,
                run.number,
                (ConvVaeSettings) run.modelSettings(),
                run.seed,
                phase().toEpoch(),
                dataset.fingerprint);
    }
}
