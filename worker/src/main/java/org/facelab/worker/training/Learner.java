package org.facelab.worker.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.worker.model.engine.Engine;
import org.facelab.worker.model.engine.Operations;
import org.facelab.worker.model.engine.Operations.AdamState;
import org.facelab.worker.model.vae.ConvVae;
import org.facelab.worker.model.vae.ConvVae.Latents;
import org.facelab.worker.model.vae.ConvVaeShape;
import org.facelab.worker.model.vae.InitialWeights;
import org.facelab.worker.model.vae.Objective;
import org.facelab.worker.model.vae.VaeLoss;
import org.facelab.worker.tensors.Tensor;

/** A model that learns: its live weights, Adam's moments, and the averages that pictures and evaluation use. */
final class Learner implements AutoCloseable {
    private static final String LIVE = "live.";
    private static final String FIRST = "adam.first.";
    private static final String SECOND = "adam.second.";
    private static final String STEPS = "adam.steps";
    private final ConvVaeSettings settings;
    private final Engine engine;
    private final Operations operations;
    private final NDManager manager;
    private final ConvVae live;
    private final ConvVae averaged;
    private AdamState adam;
    private long inheritedSteps;
    private NDArray adamSteps;

    Learner(ConvVaeShape shape, ConvVaeSettings settings, Engine engine, Operations operations) {
        this.settings = settings;
        this.engine = engine;
        this.operations = operations;
        manager = engine.newManager();
        live = new ConvVae(shape, engine, operations);
        averaged = settings.emaDecay() > 0 ? new ConvVae(shape, engine, operations) : live;
    }

    /** Begins from nothing: the same for a seed on every device. */
    void begin(long seed) {
        Map<String, Tensor> initial = InitialWeights.draw(live.shapes(), seed);
        live.load(initial);
        averaged.load(initial);
        prepare();
    }

    /**
     * Goes on from what {@link #state()} gave, and the averaged model's tensors.
     *
     * @param inherited {@link #inheritedSteps()} of then; for a fork with all steps of its parent
     */
    void restore(Map<String, Tensor> weights, Map<String, Tensor> state, long inherited) {
        inheritedSteps = inherited;
        averaged.load(weights);
        live.load(withoutPrefix(state, LIVE));
        prepare();
        set(adam.first(), state, FIRST);
        set(adam.second(), state, SECOND);
        set(adamSteps, STEPS, state);
    }

    private void prepare() {
        List<NDArray> trained = live.trained();
        live.train();
        List<NDArray> first = trained.stream().map(this::zeros).toList();
        adam = new AdamState(trained, first, trained.stream().map(this::zeros).toList());
        adamSteps = manager.zeros(new Shape(), DataType.FLOAT32);
    }

    private NDArray zeros(NDArray like) {
        NDArray zeros = operations.zerosLike(like);
        zeros.attach(manager);
        return zeros;
    }

    /**
     * One step.
     *
     * @param images NCHW (N, C, S, S) in [-1, 1]; all that the step makes belongs to their manager
     * @param step of the whole run, from 1
     */
    void learn(NDArray images, long step, double rate, Objective objective, EpochSums sums) {
        NDList statistics = operations.copies(images, live.statistics());
        VaeLoss loss;
        NDList gradients;
        try (Engine.Gradients on = engine.gradientsOn()) {
            Latents latents = live.encode(images, true);
            NDArray noise = images.getManager().randomNormal(latents.mean().getShape());
            NDArray z = latents.mean().add(latents.logScale().exp().mul(noise));
            loss = VaeLoss.of(operations, images, live.decode(z, true), latents, objective);
            gradients = operations.gradients(loss.loss(), adam.parameters());
        }
        Operations.Step taken = operations.adam(loss.loss(), gradients, adam, adamSteps, rate, settings.gradientClip());
        // a forward pass that is not finite has spoilt the running statistics already
        operations.restore(taken.skipped(), live.statistics(), statistics);
        average(step);
        sums.add(taken, loss);
    }

    /** Moves the averages towards the live model, after a step counted from 1. */
    void average(long step) {
        if (averaged != live) {
            operations.average(averaged.arrays(), live.arrays(), 1 - decay(settings.emaDecay(), inheritedSteps + step));
        }
    }

    /** Steps that these weights had learnt from before this run began: none but in a fork. */
    long inheritedSteps() {
        return inheritedSteps;
    }

    /** The averages' decay at a step, from 1: small at first, so that early averages are not those of the start. */
    static double decay(double emaDecay, long step) {
        return Math.min(emaDecay, (1.0 + step) / (10.0 + step));
    }

    /** The model for pictures, evaluation and download: averaged, or the live one where averaging is off. */
    ConvVae averaged() {
        return averaged;
    }

    /** All that {@link #restore} needs beside the averaged model. */
    Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        live.tensors().forEach((name, tensor) -> state.put(LIVE + name, tensor));
        List<String> names = live.trainedNames();
        for (int i = 0; i < names.size(); i++) {
            state.put(FIRST + names.get(i), operations.tensor(adam.first().get(i)));
            state.put(SECOND + names.get(i), operations.tensor(adam.second().get(i)));
        }
        state.put(STEPS, operations.tensor(adamSteps));
        return state;
    }

    private void set(List<NDArray> arrays, Map<String, Tensor> state, String prefix) {
        List<String> names = live.trainedNames();
        for (int i = 0; i < names.size(); i++) {
            set(arrays.get(i), prefix + names.get(i), state);
        }
    }

    private void set(NDArray array, String name, Map<String, Tensor> state) {
        Tensor tensor = state.get(name);
        if (tensor == null || !new Shape(tensor.shape()).equals(array.getShape())) {
            throw new CannotResume("the training state has no " + name + " of the shape " + array.getShape());
        }
        try (NDArray stored = operations.array(manager, tensor)) {
            operations.assign(array, stored);
        }
    }

    private static Map<String, Tensor> withoutPrefix(Map<String, Tensor> state, String prefix) {
        Map<String, Tensor> found = new LinkedHashMap<>();
        state.forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), tensor);
            }
        });
        return found;
    }

    @Override
    public void close() {
        live.close();
        if (averaged != live) {
            averaged.close();
        }
        manager.close();
    }
}
