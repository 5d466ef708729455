package org.facelab.worker.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.facelab.worker.dataset.PackedImages;
import org.facelab.worker.model.Randomness;
import org.facelab.worker.model.engine.Engine;
import org.facelab.worker.model.engine.Operations;
import org.facelab.worker.model.vae.ConvVaeShape;
import org.facelab.worker.model.vae.LatentGaussian;
import org.facelab.worker.model.vae.PictureDecoder;

/** One training, from its start or from a snapshot to its end or a wish. */
public final class Training {
    private static final int NOISE = 3;
    private static final int WEIGHTS = 4;
    private final TrainingPlan plan;
    private final PackedImages images;
    private final Engine engine;
    private final TrainingListener listener;
    private final ConvVaeShape shape;

    public Training(TrainingPlan plan, PackedImages images, Engine engine, TrainingListener listener) {
        this.plan = plan;
        this.images = images;
        this.engine = engine;
        this.listener = listener;
        this.shape = new ConvVaeShape(
                images.manifest().imageSize(),
                images.manifest().channels(),
                plan.settings().latentSize());
    }

    /** Ends a training in the middle of an evaluation. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Runs on the calling thread.
     *
     * @param checkpoint where to go on, or empty for a start from nothing
     * @throws CannotTrain if the images do not suffice
     * @throws CannotResume if the checkpoint is of other settings, images or versions
     * @throws org.facelab.worker.tensors.DamagedTensors if a file of it is damaged
     * @throws NonFinite if too many steps in a row were not finite
     */
    public Outcome run(Optional<ResumeFrom> checkpoint) throws IOException {
        engine.gradientsOff();
        Batches batches = new Batches(
                images.manifest(), plan.settings().batchSize(), plan.settings().flips(), plan.seed());
        try (Operations operations = new Operations(engine);
                NDManager manager = engine.newManager();
                Learner learner = new Learner(shape, plan.settings(), engine, operations)) {
            EpochSums sums = new EpochSums(manager, operations);
            Snapshots snapshots = new Snapshots(plan, images.manifest().fingerprint(), shape, engine);
            Position start = Position.START;
            if (checkpoint.isPresent()) {
                start = snapshots.restore(checkpoint.get(), learner, sums, listener);
            } else {
                learner.begin(Randomness.hash(plan.seed(), WEIGHTS));
            }
            listener.started(engine.device(), engine.threads());
            return new Loop(operations, learner, sums, snapshots, batches).run(start);
        } catch (Stopped e) {
            return Outcome.STOPPED;
        }
    }

    private final class Loop {
        private final Operations operations;
        private final Learner learner;
        private final EpochSums sums;
        private final Snapshots snapshots;
        private final Batches batches;
        private final ImageReader reader;
        private final Pace pace;
        private final LearningRate rates;
        private final FiniteGuard guard;

        Loop(Operations operations, Learner learner, EpochSums sums, Snapshots snapshots, Batches batches) {
            this.operations = operations;
            this.learner = learner;
            this.sums = sums;
            this.snapshots = snapshots;
            this.batches = batches;
            int epochs = plan.settings().epochs();
            int batchSize = plan.settings().batchSize();
            reader = new ImageReader(images, operations, batchSize);
            pace = new Pace(epochs, batches.steps(), batchSize);
            rates = new LearningRate(
                    plan.settings().schedule(), plan.settings().learningRate(), (long) epochs * batches.steps());
            guard = new FiniteGuard(sums, engine.asynchronous(), listener);
        }

        Outcome run(Position start) throws IOException {
            Position at = start;
            while (at.epoch() <= plan.settings().epochs()) {
                if (at.step() == 0) {
                    sums.begin();
                }
                guard.begin();
                pace.beginEpoch();
                for (; at.step() < batches.steps(); at = at.afterStep()) {
                    switch (listener.wish()) {
                        case STOP:
                            return Outcome.STOPPED;
                        case STOP_AND_SAVE:
                            long steps = at.steps(batches.steps());
                            listener.savedWithin(
                                    at.epoch() - 1, steps, snapshots.take(learner, sums, at, steps, Optional.empty()));
                            return Outcome.SAVED;
                        case CONTINUE:
                            step(at);
                    }
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
            engine.seed(Randomness.hash(Randomness.hash(plan.seed(), NOISE), done));
            try (NDManager step = engine.newManager()) {
                NDArray batch = batches.read(reader, step, at.epoch(), at.step());
                learner.learn(batch, done + 1, rate, sums);
            }
            guard.check(at.epoch(), at.step() + 1, at.step() + 1 == batches.steps(), rate);
            pace.stepTook(System.nanoTime() - began);
            listener.progressed(pace.progress(at.epoch() - 1, at.step() + 1));
        }

        private Position endEpoch(Position at) throws IOException {
            long began = System.nanoTime();
            long steps = at.steps(batches.steps());
            Evaluation evaluation = new Evaluation(
                    learner.averaged(),
                    engine,
                    operations,
                    new Evaluation.Batching(reader, plan.settings().batchSize(), this::stopIfWished));
            EpochEnd end = new EpochEnd(
                    plan, images, evaluation, new PictureDecoder(learner.averaged(), engine, operations), shape);
            EpochSums.Values trained = sums.read();
            double sigma = EpochEnd.sigma(trained);
            List<MetricValue> metrics =
                    new ArrayList<>(end.trained(trained, rates.at(steps - 1), pace.epochImagesPerSecond()));
            List<MetricValue> validated = end.validated(sigma);
            metrics.addAll(validated);
            double elbo = EpochEnd.value(validated, "elbo").orElseThrow();
            boolean best = elbo > at.bestElbo();
            Position next = at.nextEpoch(best ? elbo : at.bestElbo(), sigma);
            LatentGaussian sampler = sampler(end, at.epoch());
            EpochPictures pictures = end.pictures(sampler);
            Snapshot snapshot =
                    snapshots.take(learner, sums, next, steps, Optional.of(new Snapshots.Fitted(sampler, best)));
            listener.epochEnded(
                    new EpochResult(at.epoch(), steps, (int) trained.skipped(), metrics, snapshot, pictures));
            pace.closingTook(System.nanoTime() - began);
            return next;
        }

        private LatentGaussian sampler(EpochEnd end, int epoch) throws IOException {
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
}
