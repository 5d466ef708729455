package org.facelab.worker.training;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.Optional;
import org.facelab.worker.dataset.PackedImages;
import org.facelab.worker.model.Randomness;
import org.facelab.worker.model.engine.Engine;
import org.facelab.worker.model.engine.Operations;

/** One training, from its start, from another run's snapshot or from one of its own, to its end or a wish. */
public final class Training {
    private static final int WEIGHTS = 4;
    private final Workbench bench;

    public Training(TrainingPlan plan, PackedImages images, Engine engine, TrainingListener listener) {
        bench = new Workbench(plan, images, engine, listener, Shapes.of(plan.settings(), images.manifest()));
    }

    private interface Beginning {
        Position of(Learner learner, EpochSums sums, Snapshots snapshots) throws IOException;
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
        return run((learner, sums, snapshots) -> {
            if (checkpoint.isPresent()) {
                return snapshots.restore(checkpoint.get(), learner, sums);
            }
            learner.begin(Randomness.hash(bench.plan().seed(), WEIGHTS));
            return Position.START;
        });
    }

    /**
     * The same from the weights, averages, statistics and moments of another run, with epochs and seed of its own.
     *
     * @param parent a snapshot of the same network on the same images
     * @throws CannotResume if it is of another network or other images
     */
    public Outcome fork(ResumeFrom parent) throws IOException {
        return run((learner, sums, snapshots) -> {
            snapshots.fork(parent, learner);
            return Position.START;
        });
    }

    private Outcome run(Beginning beginning) throws IOException {
        Engine engine = bench.engine();
        engine.gradientsOff();
        TrainingPlan plan = bench.plan();
        Batches batches = new Batches(
                bench.images().manifest(),
                plan.settings().batchSize(),
                plan.settings().flips(),
                plan.seed());
        try (Operations operations = new Operations(engine);
                NDManager manager = engine.newManager();
                Learner learner = new Learner(bench.shape(), plan.settings(), engine, operations)) {
            EpochSums sums = new EpochSums(manager, operations);
            Snapshots snapshots = new Snapshots(bench);
            Position start = beginning.of(learner, sums, snapshots);
            bench.listener().started(engine.device(), engine.threads());
            return new TrainingLoop(bench, operations, learner, sums, snapshots, batches).run(start);
        } catch (TrainingLoop.Stopped e) {
            return Outcome.STOPPED;
        }
    }
}
