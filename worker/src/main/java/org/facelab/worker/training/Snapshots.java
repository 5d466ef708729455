package org.facelab.worker.training;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.facelab.db.settings.SettingsJson;
import org.facelab.worker.model.engine.Engine;
import org.facelab.worker.model.vae.ConvVaeFile;
import org.facelab.worker.model.vae.ConvVaeShape;
import org.facelab.worker.model.vae.ForeignTensors;
import org.facelab.worker.model.vae.LatentGaussian;
import org.facelab.worker.tensors.DamagedTensors;
import org.facelab.worker.tensors.Safetensors;
import org.facelab.worker.tensors.Tensor;
import org.facelab.worker.tensors.TensorFile;

/** Takes snapshots of a training, and sets a training to one. */
final class Snapshots {
    private static final String VERSION = "facelab";
    private static final String VERSION_NOW = "1";
    private static final String SUMS = "epoch.sums";
    private static final String SETTINGS = "settings";
    private static final String SEED = "seed";
    private static final String DATASET = "datasetFingerprint";
    private static final String ENGINE = "engine";
    private static final String DEVICE = "device";
    private static final String THREADS = "threads";
    private static final String EPOCH = "epoch";
    private static final String EPOCH_STEP = "epochStep";
    private static final String STEP = "step";
    private static final String BEST_ELBO = "bestElbo";
    private static final String SIGMA = "sigma";
    private final TrainingPlan plan;
    private final String fingerprint;
    private final ConvVaeShape shape;
    private final Engine engine;

    Snapshots(TrainingPlan plan, String fingerprint, ConvVaeShape shape, Engine engine) {
        this.plan = plan;
        this.fingerprint = fingerprint;
        this.shape = shape;
        this.engine = engine;
    }

    /**
     * Takes one.
     *
     * @param position the next step to do
     * @param steps of the whole run so far
     * @param sampler of a finished epoch
     */
    Snapshot take(Learner learner, EpochSums sums, Position position, long steps, Optional<Fitted> fitted) {
        Map<String, String> metadata = metadata(position, steps);
        Map<String, Tensor> weights = new LinkedHashMap<>(learner.averaged().tensors());
        fitted.ifPresent(f -> weights.putAll(ConvVaeFile.tensors(f.sampler())));
        Map<String, Tensor> state = new LinkedHashMap<>(learner.state());
        state.put(SUMS, sums.tensor());
        return new Snapshot(
                new TensorFile(metadata, weights),
                new TensorFile(metadata, state),
                fitted.map(Fitted::best).orElse(false));
    }

    /** What a finished epoch adds. */
    record Fitted(LatentGaussian sampler, boolean best) {}

    private Map<String, String> metadata(Position position, long steps) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(VERSION, VERSION_NOW);
        metadata.putAll(ConvVaeFile.metadata(shape));
        metadata.put(SETTINGS, SettingsJson.text(plan.settings()));
        metadata.put(SEED, Long.toString(plan.seed()));
        metadata.put(DATASET, fingerprint);
        metadata.put(ENGINE, engine.version());
        metadata.put(DEVICE, engine.device());
        metadata.put(THREADS, Integer.toString(engine.threads()));
        metadata.put(EPOCH, Integer.toString(position.epoch() - 1));
        metadata.put(EPOCH_STEP, Integer.toString(position.step()));
        metadata.put(STEP, Long.toString(steps));
        metadata.put(BEST_ELBO, Double.toString(position.bestElbo()));
        metadata.put(SIGMA, Double.toString(position.sigma()));
        return metadata;
    }

    /** Sets learner and sums to a snapshot's files, and says where to go on. */
    Position restore(ResumeFrom files, Learner learner, EpochSums sums, TrainingListener listener) throws IOException {
        TensorFile weights = Safetensors.open(files.weights());
        TensorFile state = Safetensors.open(files.state());
        Map<String, String> metadata = state.metadata();
        if (!metadata.equals(weights.metadata())) {
            throw new CannotResume("the checkpoint's weights and training state are not of the same moment");
        }
        require(metadata, VERSION, VERSION_NOW, "another version of checkpoints");
        require(metadata, SETTINGS, SettingsJson.text(plan.settings()), "other settings");
        require(metadata, SEED, Long.toString(plan.seed()), "another seed");
        require(metadata, DATASET, fingerprint, "another data set (by fingerprint)");
        tell(metadata, ENGINE, engine.version(), listener);
        tell(metadata, DEVICE, engine.device(), listener);
        tell(metadata, THREADS, Integer.toString(engine.threads()), listener);
        try {
            learner.restore(weights.tensors(), state.tensors());
            sums.set(state.tensors().get(SUMS));
            return new Position(
                    Integer.parseInt(metadata.get(EPOCH)) + 1,
                    Integer.parseInt(metadata.get(EPOCH_STEP)),
                    Double.parseDouble(metadata.get(BEST_ELBO)),
                    Double.parseDouble(metadata.get(SIGMA)));
        } catch (ForeignTensors | NullPointerException | IllegalArgumentException e) {
            throw new DamagedTensors("the checkpoint cannot be resumed from: " + e.getMessage(), e);
        }
    }

    private static void require(Map<String, String> metadata, String name, String expected, String what) {
        String found = metadata.get(name);
        if (!expected.equals(found)) {
            throw new CannotResume("the checkpoint is of " + what + ": its " + name + " is " + found
                    + ", this training has " + expected + "; it stays as it is, start a new run instead");
        }
    }

    private static void tell(Map<String, String> metadata, String name, String now, TrainingListener listener) {
        String before = metadata.get(name);
        if (!now.equals(before)) {
            listener.told("Resumed with another " + name + " (" + now + ", before " + before
                    + "): losses will differ in their last digits from those of an unbroken run.");
        }
    }
}
