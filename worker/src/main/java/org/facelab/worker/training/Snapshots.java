package org.facelab.worker.training;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.facelab.worker.model.vae.ConvVaeFile;
import org.facelab.worker.model.vae.ForeignTensors;
import org.facelab.worker.model.vae.LatentGaussian;
import org.facelab.worker.tensors.DamagedTensors;
import org.facelab.worker.tensors.Safetensors;
import org.facelab.worker.tensors.Tensor;
import org.facelab.worker.tensors.TensorFile;

/** Takes snapshots of a training, and sets a training to one. */
final class Snapshots {
    private static final String SUMS = "epoch.sums";
    private final Workbench bench;

    Snapshots(Workbench bench) {
        this.bench = bench;
    }

    /**
     * Takes one.
     *
     * @param position the next step to do
     * @param steps of the whole run so far
     * @param fitted of a finished epoch
     */
    Snapshot take(Learner learner, EpochSums sums, Position position, long steps, Optional<Fitted> fitted) {
        Map<String, String> metadata = SnapshotFacts.of(bench, position, steps, learner.inheritedSteps());
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

    private record Opened(TensorFile weights, TensorFile state, SnapshotFacts facts) {}

    private static Opened open(ResumeFrom files) throws IOException {
        TensorFile weights = Safetensors.open(files.weights());
        TensorFile state = Safetensors.open(files.state());
        if (!state.metadata().equals(weights.metadata())) {
            throw new CannotResume("the checkpoint's weights and training state are not of the same moment");
        }
        return new Opened(weights, state, new SnapshotFacts(state.metadata()));
    }

    /** Sets learner and sums to a snapshot's files, and says where to go on. */
    Position restore(ResumeFrom files, Learner learner, EpochSums sums) throws IOException {
        Opened opened = open(files);
        SnapshotFacts facts = opened.facts();
        facts.requireOwn(bench);
        facts.tellDifferences(bench);
        try {
            learner.restore(opened.weights().tensors(), opened.state().tensors(), facts.inherited());
            sums.set(opened.state().tensors().get(SUMS));
            return facts.position();
        } catch (ForeignTensors | NullPointerException | IllegalArgumentException e) {
            throw new DamagedTensors("the checkpoint cannot be resumed from: " + e.getMessage(), e);
        }
    }

    /** Sets a learner to another run's snapshot, as the start of this one. */
    void fork(ResumeFrom files, Learner learner) throws IOException {
        Opened opened = open(files);
        SnapshotFacts facts = opened.facts();
        facts.requireSameNetwork(bench);
        try {
            learner.restore(opened.weights().tensors(), opened.state().tensors(), facts.inherited() + facts.steps());
        } catch (ForeignTensors | NullPointerException | IllegalArgumentException e) {
            throw new DamagedTensors("the checkpoint cannot be forked from: " + e.getMessage(), e);
        }
    }
}
