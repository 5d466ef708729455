package org.facelab.worker.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.facelab.worker.model.Randomness;
import org.facelab.worker.model.engine.Operations;
import org.facelab.worker.model.vae.LatentGaussian;
import org.facelab.worker.model.vae.Objective;
import org.facelab.worker.model.vae.PictureDecoder;

/** The steps and epochs of a training, and the wishes between them. */
final class TrainingLoop {
    private static final int NOISE = 3;
    private final TrainingPlan plan;
    private final Workbench bench;
    private final TrainingListener listener;
    private final Learner learner;
    private final EpochSums sums;
    private final Snapshots snapshots;
    private final Batches batches;
    private final ImageReader reader;
    private final EpochEnd end;
    private final Pace pace;
    private final LearningRate rates;
    private final Objectives objectives;
    private final FiniteGuard guard;

    TrainingLoop(
            Workbench bench,
            Operations operations,
            Learner learner,
            EpochSums sums,
            Snapshots snapshots,
            Batches batches) {
        this.bench = bench;
        this.learner = learner;
        this.sums = sums;
        this.snapshots = snapshots;
        this.batches = batches;
        plan = bench.plan();
        listener = bench.listener();
        int batchSize = plan.settings().batchSize();
        reader = new ImageReader(bench.images(), operations, batchSize);
        Evaluation.Batching batching = new Evaluation.Batching(reader, batchSize, this::stopIfWished);
        end = new EpochEnd(
                plan,
                bench.images(),
                new Evaluation(learner.averaged(), bench.engine(), operations, batching),
                new PictureDecoder(learner.averaged(), bench.engine(), operations),
                bench.shape());
        pace = new Pace(plan.lastEpoch(), batches.steps(), batchSize);
        rates = new LearningRate(plan.settings(), plan.phases(), batches.steps());
        objectives = new Objectives(plan.settings(), batches.steps());
        guard = new FiniteGuard(sums, bench.engine().asynchronous(), listener);
    }

    /** Ends a training in the middle of an evaluation. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    Outcome run(Position start) throws IOException {
        Position at = start;
        while (at.epoch() <= plan.lastEpoch()) {
            if (at.step() == 0) {
                sums.begin();
            }
            guard.begin();
            pace.beginEpoch();
            for (; at.step() < batches.steps(); at = at.afterStep()) {
                Wish wish = listener.wish();
                switch (wish) {
                    case STOP -> {
                        return Outcome.STOPPED;
                    }
                    case STOP_AND_SAVE -> {
                        listener.savedWithin(within(at));
                        return Outcome.SAVED;
                    }
                    case SAMPLE -> sample(at);
                    case SAVE -> listener.savedOnRequest(within(at));
                    case CONTINUE -> {}
                }
                // always a step after a wish, or two that come one after the other would be answered with the same
                step(at);
            }
            at = endEpoch(at);
        }
        return Outcome.FINISHED;
    }

    private void step(Position at) throws IOException {
        long began = System.nanoTime();
        long done = at.steps(batches.steps());
        double rate = rates.at(done);
        // seeded anew for each step, a run that was resumed draws the noise of one that was not
        bench.engine().seed(Randomness.hash(Randomness.hash(plan.seed(), NOISE), done));
        try (NDManager step = bench.engine().newManager()) {
            NDArray batch = batches.read(reader, step, at.epoch(), at.step());
            learner.learn(batch, done + 1, rate, objectives.at(done), sums);
        }
        guard.check(at.epoch(), at.step() + 1, at.step() + 1 == batches.steps(), rate);
        pace.stepTook(System.nanoTime() - began);
        listener.progressed(pace.progress(at.epoch() - 1, at.step() + 1));
    }

    private Within within(Position at) {
        long steps = at.steps(batches.steps());
        Snapshot snapshot = snapshots.take(learner, sums, at, steps, Optional.empty());
        return new Within(at.epoch() - 1, steps, snapshot, sums.notes().take(steps, rates::at));
    }

    private void sample(Position at) throws IOException {
        try {
            listener.sampled(new Sample(at.epoch(), at.steps(batches.steps()), end.sample()));
        } catch (ArithmeticException e) {
            listener.notSampled("No faces can be drawn in epoch " + at.epoch() + " now: " + e.getMessage());
        }
    }

    private Position endEpoch(Position at) throws IOException {
        long began = System.nanoTime();
        long steps = at.steps(batches.steps());
        EpochSums.Values trained = sums.read();
        double sigma = EpochEnd.sigma(trained);
        // the training formula as it was in the epoch's last step
        Objective objective = objectives.at(steps - 1);
        List<MetricValue> metrics =
                new ArrayList<>(end.trained(trained, rates.at(steps - 1), pace.epochImagesPerSecond()));
        List<MetricValue> validated = end.validated(sigma, objective);
        metrics.addAll(validated);
        double elbo = EpochEnd.value(validated, "elbo").orElseThrow();
        boolean best = elbo > at.bestElbo();
        Position next = at.nextEpoch(best ? elbo : at.bestElbo(), sigma);
        LatentGaussian sampler = sampler(at.epoch());
        EpochPictures pictures = end.pictures(sampler);
        Snapshot snapshot =
                snapshots.take(learner, sums, next, steps, Optional.of(new Snapshots.Fitted(sampler, best)));
        StepFigures figures = sums.notes().take(steps, rates::at);
        listener.epochEnded(new EpochResult(at.epoch(), steps, metrics, figures, snapshot, pictures));
        pace.closingTook(System.nanoTime() - began);
        return next;
    }

    private LatentGaussian sampler(int epoch) throws IOException {
        try {
            return end.sampler();
        } catch (ArithmeticException e) {
            throw new NonFinite("after epoch " + epoch + " no sampler can be fitted: " + e.getMessage()
                    + "; choose a lower learning rate or a gradient clip");
        }
    }

    private void stopIfWished() {
        if (listener.wish() == Wish.STOP) {
            throw new Stopped();
        }
    }
}
