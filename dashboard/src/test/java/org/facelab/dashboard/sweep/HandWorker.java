package org.facelab.dashboard.sweep;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.function.IntToDoubleFunction;
import org.facelab.dashboard.Lab;
import org.facelab.db.entity.FailureKind;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.Run;

/** Does by hand what a worker does to the rows of a trial. */
final class HandWorker {
    private final EntityManager entities;

    HandWorker(EntityManager entities) {
        this.entities = entities;
    }

    /** The trials of a sweep by their number. */
    List<Run> trials(UUID sweep) {
        return QuarkusTransaction.requiringNew().call(() -> Run.list("sweepId = ?1 order by trial", sweep));
    }

    Job job(Run run) {
        return QuarkusTransaction.requiringNew().call(() -> Job.findById(Run.<Run>findById(run.id).jobId));
    }

    /** Takes a trial up and trains it until its rung or its end. */
    void train(Run trial, IntToDoubleFunction elbo) {
        QuarkusTransaction.requiringNew().run(() -> {
            Run run = Run.findById(trial.id);
            Job job = Job.findById(run.jobId);
            int end = run.modelSettings().epochs();
            int last = job.pauseAfterEpoch == null ? end : Math.min(end, job.pauseAfterEpoch);
            for (int epoch = run.lastEpoch + 1; epoch <= last; epoch++) {
                metric(run, epoch, elbo.applyAsDouble(epoch));
            }
            run.lastEpoch = last;
            Lab.end(job.id, last == end ? JobState.SUCCEEDED : JobState.PAUSED);
            job.pauseRequested = false;
        });
    }

    /** Takes a trial up and leaves it at work after some epochs. */
    void begin(Run trial, int epochs, IntToDoubleFunction elbo) {
        QuarkusTransaction.requiringNew().run(() -> {
            Run run = Run.findById(trial.id);
            for (int epoch = run.lastEpoch + 1; epoch <= epochs; epoch++) {
                metric(run, epoch, elbo.applyAsDouble(epoch));
            }
            run.lastEpoch = epochs;
            Lab.end(run.jobId, JobState.RUNNING);
        });
    }

    /** Saves and stops as it was asked to. */
    void stop(Run trial, JobState state) {
        QuarkusTransaction.requiringNew().run(() -> {
            Job job = Job.findById(Run.<Run>findById(trial.id).jobId);
            Lab.end(job.id, state);
            job.pauseRequested = false;
        });
    }

    void fail(Run trial, FailureKind kind, String text) {
        QuarkusTransaction.requiringNew().run(() -> {
            Job job = Job.findById(Run.<Run>findById(trial.id).jobId);
            job.failureKind = kind;
            job.failureText = text;
            Lab.end(job.id, JobState.FAILED);
        });
    }

    private void metric(Run run, int epoch, double elbo) {
        entities.createNativeQuery("insert into metric (run_id, split, name, epoch, step, value)"
                        + " values (:run, 'validation', 'elbo', :epoch, :epoch, :value)")
                .setParameter("run", run.id)
                .setParameter("epoch", epoch)
                .setParameter("value", elbo)
                .executeUpdate();
    }
}
