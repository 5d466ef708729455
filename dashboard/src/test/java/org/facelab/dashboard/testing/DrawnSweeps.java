package org.facelab.dashboard.testing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.facelab.db.entity.FailureKind;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.JobState;
import org.facelab.db.entity.Run;
import org.facelab.db.entity.Sweep;
import org.facelab.db.entity.SweepState;
import org.facelab.db.entity.SweepStrategy;

/** Makes sweeps as they stand after a while: rows of trials with metrics and pictures. */
@ApplicationScoped
public class DrawnSweeps {
    private static final int EPOCHS = 6;
    private static final String SETTINGS =
            "{\"model\": \"conv-vae\", \"epochs\": 6, \"latentSize\": %d, \"learningRate\": %s, \"form\": \"flat\"}";
    private final DrawnRuns runs;

    DrawnSweeps(DrawnRuns runs) {
        this.runs = runs;
    }

    /** A sweep without trials, in a state in which nothing proposes any. */
    public Sweep empty(String name, UUID dataset, SweepState state) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Sweep sweep = new Sweep();
            sweep.name = name;
            sweep.state = state;
            sweep.datasetId = dataset;
            sweep.model = "conv-vae";
            sweep.seed = 7;
            sweep.settings = "{\"model\": \"conv-vae\", \"epochs\": 6}";
            sweep.space = "{\"learningRate\": {\"log\": [0.0001, 0.01]}, \"latentSize\": {\"int\": [16, 256]},"
                    + " \"schedule\": {\"values\": [\"cosine\", \"constant\"]}}";
            sweep.strategy = SweepStrategy.TPE;
            sweep.objective = "{\"metric\": \"mse\", \"split\": \"validation\", \"goal\": \"min\", \"of\": \"best\"}";
            sweep.earlyStopping = "{\"kind\": \"asha\", \"reduction\": 3, \"minEpochs\": 2}";
            sweep.trials = 12;
            sweep.parallel = 2;
            sweep.seconds = 600;
            sweep.runningSince = state == SweepState.RUNNING ? Instant.now() : null;
            sweep.endedAt = state.ended() ? Instant.now() : null;
            sweep.failureText = state == SweepState.FAILED ? "All 3 trials ended without a finite objective" : null;
            sweep.persist();
            Sweep.flush();
            Sweep.getEntityManager().refresh(sweep);
            return sweep;
        });
    }

    /** Twelve trials: most reached their end, some were set aside after two epochs, one failed, one has not begun. */
    public Sweep paused(String name) {
        Run first = trial(null, 1, 64, 0.001, EPOCHS);
        Sweep sweep = empty(name, first.datasetId, SweepState.PAUSED);
        adopt(sweep, first, 1, false);
        runs.end(first, JobState.SUCCEEDED, null, null);
        for (int i = 2; i <= 12; i++) {
            boolean early = i % 4 == 0;
            int epochs = i == 12 ? 0 : early ? 2 : EPOCHS;
            Run run = trial(first.datasetId, i, 16 + 20 * i, 0.0003 * i, epochs);
            adopt(sweep, run, i, early);
            if (i == 7) {
                runs.end(run, JobState.FAILED, FailureKind.NON_FINITE, "20 steps in a row were not finite");
            } else if (early || i == 12) {
                setAside(run);
            } else {
                runs.end(run, JobState.SUCCEEDED, null, null);
            }
        }
        return sweep;
    }

    private Run trial(UUID dataset, int number, int latents, double rate, int epochs) {
        Run run = runs.running("trial " + number, EPOCHS, 0);
        QuarkusTransaction.requiringNew().run(() -> {
            Run row = Run.findById(run.id);
            row.datasetId = dataset == null ? row.datasetId : dataset;
            row.settings = String.format(Locale.ROOT, SETTINGS, latents, rate)
                    .replace(
                            "\"form\"",
                            "\"schedule\": \"" + (number % 2 == 0 ? "cosine" : "constant") + "\", \"form\"");
        });
        double best = 0.02 + 0.004 * Math.abs(Math.log(rate / 0.0012));
        for (int epoch = 1; epoch <= epochs; epoch++) {
            runs.epoch(run, epoch, EPOCHS, best + 0.05 * Math.exp(-epoch / 2.0));
        }
        return run;
    }

    private static void setAside(Run run) {
        QuarkusTransaction.requiringNew().run(() -> {
            Job job = Job.findById(run.jobId);
            job.state = JobState.PAUSED;
            job.leaseUntil = null;
            job.leaseOwner = null;
        });
    }

    private static void adopt(Sweep sweep, Run run, int trial, boolean early) {
        QuarkusTransaction.requiringNew().run(() -> {
            Run row = Run.findById(run.id);
            row.sweepId = sweep.id;
            row.trial = trial;
            row.stoppedEarly = early;
        });
    }
}
