package org.facelab.worker.results;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.facelab.db.blob.Blob;
import org.facelab.db.entity.Run;
import org.facelab.db.message.JobChanged;
import org.facelab.worker.intake.JobEvents;
import org.facelab.worker.intake.RunningJob;
import org.facelab.worker.training.EpochResult;
import org.facelab.worker.training.MetricValue;

/** What an epoch's end changes in the rows of its run and job, and the lines that it adds to the log. */
@Singleton
class Recording {
    private final EntityManager em;
    private final RunLog log;
    private final JobEvents events;

    Recording(EntityManager em, RunLog log, JobEvents events) {
        this.em = em;
        this.log = log;
        this.events = events;
    }

    Integer bestEpoch(UUID run) {
        return Run.<Run>findById(run).bestEpoch;
    }

    /** Losses before this epoch are forgiven: attempts count from here. */
    void epochDone(RunningJob job, TrainedRun run, EpochResult result, Integer best) {
        em.createNativeQuery("update run set last_epoch = :epoch, best_epoch = cast(:best as integer) where id = :run")
                .setParameter("epoch", result.epoch())
                .setParameter("best", best)
                .setParameter("run", run.runId())
                .executeUpdate();
        em.createNativeQuery(
                        "update job set attempt = 1, progress = progress || cast(:progress as jsonb) where id = :job")
                .setParameter(
                        "progress", "{\"epoch\":%d,\"epochs\":%d,\"step\":0}".formatted(result.epoch(), run.epochs()))
                .setParameter("job", job.claim().jobId())
                .executeUpdate();
    }

    void tell(RunningJob job, EpochResult result, Blob weights, Integer bestBefore, Integer best) {
        log.add(
                job,
                "checkpoint",
                String.format(
                        Locale.ROOT, "Checkpoint epoch-%04d saved, %.1f MB", result.epoch(), weights.size() / 1e6));
        if (!Objects.equals(bestBefore, best) && Objects.equals(best, result.epoch())) {
            log.add(
                    job,
                    "best",
                    String.format(
                            Locale.ROOT,
                            "Epoch %d is the best so far: ELBO %,.0f nats, MSE %s",
                            result.epoch(),
                            value(result, "elbo"),
                            Epochs.figure(value(result, "mse"))));
        }
    }

    void announce(RunningJob job, JobChanged.What... what) {
        for (JobChanged.What each : what) {
            events.send(job.claim(), each);
        }
    }

    private static double value(EpochResult result, String name) {
        return result.metrics().stream()
                .filter(metric -> metric.split() == MetricValue.Split.VALIDATION
                        && metric.name().equals(name))
                .mapToDouble(MetricValue::value)
                .findFirst()
                .orElse(Double.NaN);
    }
}
