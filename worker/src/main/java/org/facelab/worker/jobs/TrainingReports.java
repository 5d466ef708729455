package org.facelab.worker.jobs;

import jakarta.inject.Singleton;
import java.io.IOException;
import org.facelab.db.message.JobChanged;
import org.facelab.worker.intake.JobEvents;
import org.facelab.worker.intake.Request;
import org.facelab.worker.intake.RunningJob;
import org.facelab.worker.results.Epochs;
import org.facelab.worker.results.PausePoint;
import org.facelab.worker.results.RunFacts;
import org.facelab.worker.results.RunLog;
import org.facelab.worker.results.TrainedRun;
import org.facelab.worker.results.WithinEpoch;
import org.facelab.worker.training.EpochResult;
import org.facelab.worker.training.Sample;
import org.facelab.worker.training.TrainingListener;
import org.facelab.worker.training.TrainingProgress;
import org.facelab.worker.training.Wish;
import org.facelab.worker.training.Within;

/** Passes on what a training tells, and tells it what the outside wants. */
@Singleton
class TrainingReports {
    private final Epochs epochs;
    private final WithinEpoch within;
    private final RunLog log;
    private final RunFacts facts;
    private final JobEvents events;
    private final PausePoint pausePoint;

    TrainingReports(
            Epochs epochs, WithinEpoch within, RunLog log, RunFacts facts, JobEvents events, PausePoint pausePoint) {
        this.epochs = epochs;
        this.within = within;
        this.log = log;
        this.facts = facts;
        this.events = events;
        this.pausePoint = pausePoint;
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
        /** Whether a step was made since what a resumed training would start from. */
        private boolean unsaved;

        private long told = System.nanoTime() - TELL_EVERY_NANOS;

        Listener(RunningJob job, TrainedRun run) {
            this.job = job;
            this.run = run;
        }

        @Override
        public Wish wish() {
            return switch (job.signal()) {
                case GO_ON -> asked();
                case PAUSE, GIVE_BACK -> unsaved ? Wish.STOP_AND_SAVE : Wish.STOP;
                case CANCEL, LOST -> Wish.STOP;
            };
        }

        private Wish asked() {
            if (job.asked(Request.SAMPLE)) {
                return Wish.SAMPLE;
            }
            return job.asked(Request.SAVE) ? Wish.SAVE : Wish.CONTINUE;
        }

        @Override
        public void started(String device, int threads) {
            facts.started(job, run, device, threads);
            pausePoint.look(job);
        }

        @Override
        public void told(String text) {
            log.tell(job, "note", text);
        }

        @Override
        public void progressed(TrainingProgress progress) {
            newest = progress;
            unsaved = true;
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
            written(() -> epochs.record(job, run, result));
            // from here on the heartbeat must not tell of the step before the epoch's end any more
            job.progress(Progress.of(newest.afterEpoch(result.epoch())));
            unsaved = false;
            pausePoint.look(job);
        }

        @Override
        public void savedWithin(Within saved) {
            written(() -> within.paused(job, run, saved));
        }

        @Override
        public void savedOnRequest(Within saved) {
            written(() -> within.saved(job, run, saved));
        }

        @Override
        public void sampled(Sample sample) {
            written(() -> within.sampled(job, run, sample));
        }

        @Override
        public void notSampled(String why) {
            within.notSampled(job, why);
        }

        private void written(Write write) {
            try {
                write.run();
            } catch (IOException e) {
                throw new NotWritten(e);
            }
        }
    }

    private interface Write {
        void run() throws IOException;
    }
}
