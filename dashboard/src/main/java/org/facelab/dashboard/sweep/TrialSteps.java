package org.facelab.dashboard.sweep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.facelab.dashboard.job.Allowed;
import org.facelab.dashboard.job.Asking;
import org.facelab.dashboard.job.JobControl;
import org.facelab.dashboard.job.NotInState;
import org.facelab.dashboard.job.Submitted;
import org.facelab.dashboard.run.NewRun;
import org.facelab.dashboard.run.Origin;
import org.facelab.dashboard.run.RunLock;
import org.facelab.dashboard.run.RunSubmission;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobAction;
import org.facelab.db.entity.Run;
import org.facelab.db.entity.RunEvent;
import org.facelab.db.entity.Sweep;
import org.facelab.db.settings.InvalidSettings;

/**
 * Takes steps on trials within the caller's transaction. A trial that has changed since it was read is left as it is: the
 * next decision sees it anew.
 */
@ApplicationScoped
class TrialSteps {
    private final EntityManager entities;
    private final RunSubmission submission;
    private final JobControl jobs;
    private final Asking asking;

    TrialSteps(EntityManager entities, RunSubmission submission, JobControl jobs, Asking asking) {
        this.entities = entities;
        this.submission = submission;
        this.jobs = jobs;
        this.asking = asking;
    }

    /** @throws InvalidSettings if the data set cannot serve the trial any more */
    void start(Sweep sweep, Search search, Step.Start start) {
        NewRun wanted = new NewRun(
                sweep.name + " / " + start.trial(),
                sweep.datasetId,
                // one seed for all, so that trials differ by their settings alone and draw the same latents
                sweep.seed,
                search.space().settings(start.point()),
                List.of(),
                "",
                sweep.priority,
                Origin.NONE);
        Submitted submitted = submission.add(wanted, run -> {
            run.sweepId = sweep.id;
            run.trial = start.trial();
        });
        Job.<Job>findById(submitted.jobId()).pauseAfterEpoch = start.pauseAfter();
    }

    void take(Step step) {
        if (step instanceof Step.SetAside aside) {
            Run run = hold(aside.trial()).run();
            run.stoppedEarly = true;
            run.held = false;
            log(
                    run.id,
                    "Set aside after epoch " + aside.trial().epochs()
                            + "; it goes on if it proves to be among the best");
        } else if (step instanceof Step.Release release) {
            hold(release.trial()).run().held = false;
        } else if (step instanceof Step.Stop stop) {
            ask(stop.trial(), JobAction.CANCEL, stop.why()).ifPresent(held -> held.run().stoppedEarly = stop.early());
        } else if (step instanceof Step.Resume resume) {
            ask(resume.trial(), JobAction.RESUME, "its sweep goes on").ifPresent(held -> held.run().held = false);
        } else if (step instanceof Step.Promote promote) {
            promote(promote.trial(), promote.pauseAfter());
        } else {
            throw new IllegalArgumentException("no step on a trial: " + step);
        }
    }

    private void promote(Trial trial, Integer pauseAfter) {
        String goal = pauseAfter == null ? "to its end" : "to epoch " + pauseAfter;
        ask(trial, JobAction.RESUME, "it is among the best after epoch " + trial.epochs() + " and goes on " + goal)
                .ifPresent(held -> {
                    held.job().pauseAfterEpoch = pauseAfter;
                    held.run().stoppedEarly = false;
                });
    }

    /** Pauses a trial together with its sweep. */
    void holdBack(Trial trial) {
        ask(trial, JobAction.PAUSE, "its sweep is paused").ifPresent(held -> held.run().held = true);
    }

    /** Cancels a trial together with its sweep. */
    void cancel(Trial trial) {
        ask(trial, JobAction.CANCEL, "its sweep was cancelled");
    }

    /** Asks something of a trial, if its state still allows it. */
    private Optional<RunLock.Held> ask(Trial trial, JobAction action, String why) {
        RunLock.Held held = hold(trial);
        Job job = held.job();
        // a retry or a continuation in the meantime has another job
        if (!Allowed.of(job).contains(action) || !job.id.equals(held.run().jobId)) {
            return Optional.empty();
        }
        Asking.Of of =
                new Asking.Of(job, trial.runId(), why, asked -> NotInState.of("run #" + trial.number(), asked, job));
        switch (action) {
            case CANCEL -> asking.cancel(of);
            case PAUSE -> asking.pause(of);
            case RESUME -> asking.resume(of);
            default -> throw new IllegalArgumentException("a sweep does not ask to " + action.word());
        }
        return Optional.of(held);
    }

    /** Both rows, locked in the order in which workers and {@link RunLock} lock them. */
    private RunLock.Held hold(Trial trial) {
        Job job = jobs.locked(trial.jobId());
        return new RunLock.Held(entities.find(Run.class, trial.runId(), LockModeType.PESSIMISTIC_WRITE), job);
    }

    private static void log(UUID runId, String text) {
        RunEvent event = new RunEvent();
        event.runId = runId;
        event.kind = "SWEEP";
        event.text = text;
        event.persist();
    }
}
