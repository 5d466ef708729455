package org.facelab.worker.jobs;

import jakarta.inject.Singleton;
import java.io.IOException;
import org.facelab.db.message.JobChanged;
import org.facelab.worker.intake.JobEvents;
import org.facelab.worker.intake.RunningJob;
import org.facelab.worker.results.Epochs;
import org.facelab.worker.results.RunFacts;
import org.facelab.worker.results.RunLog;
import org.facelab.worker.results.TrainedRun;
import org.facelab.worker.training.EpochResult;
import org.facelab.worker.training.Snapshot;
import org.facelab.worker.training.TrainingListener;
import org.facelab.worker.training.TrainingProgress;
import org.facelab.worker.training.Wish;

/** Passes on what a training tells, and tells it what the outside wants. */
@Singleton
class TrainingReports {
    private final Epochs epochs;
    private final RunLog log;
    private final RunFacts facts;
    private final JobEvents events;

    TrainingReports(Epochs epochs, RunLog log, RunFacts facts, JobEvents events) {
        this.epochs = epochs;
        this.log = log;
        this.facts = facts;
        this.events = events;
    }

    /** Carries a failed write out of the training. */
    static final class NotWritten extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotWritten(IOException cause) {
            super(cause);
        }

        @Override
        public synchronized IOException getCause() {
            return (IOException) super.getCause();
        }
    }

    TrainingListener listener(RunningJob job, TrainedRun run) {
        return new Listener(job, run);
    }

    private final class Listener implements TrainingListener {
        private static final long TELL_EVERY_NANOS = 1_000_000_000L;
        private final RunningJob job;
        private final TrainedRun run;
        private TrainingProgress newest;
        private long told = System.nanoTime() - TELL_EVERY_NANOS;

        Listener(RunningJob job, TrainedRun run) {
            this.job = job;
            this.run = run;
        }

        @Override
        public Wish wish() {
            return switch (job.signal()) {
                case GO_ON -> Wish.CONTINUE;
                case PAUSE, GIVE_BACK -> Wish.STOP_AND_SAVE;
                case CANCEL, LOST -> Wish.STOP;
            };
        }

        @Override
        public void started(String device, int threads) {
            facts.started(job, run, device, threads);
        }

        @Override
        public void told(String text) {
            log.tell(job, "note", text);
        }

        @Override
        public void progressed(TrainingProgress progress) {
            newest = progress;
            job.progress(Progress.of(progress));
            long now = System.nanoTime();
            if (now - told >= TELL_EVERY_NANOS) {
                told = now;
                facts.progressed(job);
                events.send(job.claim(), JobChanged.What.PROGRESS);
            }
        }

        @Override
        public void stepSkipped(int epoch, int step, String why) {
            log.tell(job, "skipped", "Step " + step + " of epoch " + epoch + " was skipped: " + why);
        }

        @Override
        public void epochEnded(EpochResult result) {
            try {
                epochs.record(job, run, result);
                // from here on the heartbeat must not tell of the step before the epoch's end any more
                job.progress(Progress.of(newest.afterEpoch(result.epoch())));
            } catch (IOException e) {
                throw new NotWritten(e);
            }
        }

        @Override
        public void savedWithin(int epoch, long step, Snapshot snapshot) {
            try {
                epochs.recordWithin(job, run, epoch, step, snapshot);
            } catch (IOException e) {
                throw new NotWritten(e);
            }
        }
    }
}
