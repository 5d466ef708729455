package org.facelab.worker.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.db.settings.InvalidSettings;
import org.facelab.db.settings.ModelSettings;
import org.facelab.db.settings.SettingsJson;
import org.facelab.worker.model.vae.ConvVaeFile;

/** What a snapshot tells of itself in its files' metadata, and whether a training can go on from that. */
final class SnapshotFacts {
    private static final String VERSION = "facelab";
    private static final String VERSION_NOW = "1";
    private static final String SETTINGS = "settings";
    private static final String SEED = "seed";
    private static final String DATASET = "datasetFingerprint";
    private static final String ENGINE = "engine";
    private static final String DEVICE = "device";
    private static final String THREADS = "threads";
    private static final String PHASES = "phases";
    private static final String EPOCH = "epoch";
    private static final String EPOCH_STEP = "epochStep";
    private static final String STEP = "step";
    private static final String INHERITED = "inheritedSteps";
    private static final String BEST_ELBO = "bestElbo";
    private static final String SIGMA = "sigma";
    private final Map<String, String> metadata;

    SnapshotFacts(Map<String, String> metadata) {
        this.metadata = metadata;
    }

    /**
     * The facts of now.
     *
     * @param steps of the whole run so far
     * @param inherited steps that its weights had learnt from before the run began
     */
    static Map<String, String> of(Workbench bench, Position position, long steps, long inherited) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(VERSION, VERSION_NOW);
        metadata.putAll(ConvVaeFile.metadata(bench.shape()));
        metadata.put(SETTINGS, SettingsJson.text(bench.plan().settings()));
        metadata.put(SEED, Long.toString(bench.plan().seed()));
        metadata.put(DATASET, bench.images().manifest().fingerprint());
        metadata.put(ENGINE, bench.engine().version());
        metadata.put(DEVICE, bench.engine().device());
        metadata.put(THREADS, Integer.toString(bench.engine().threads()));
        metadata.put(PHASES, bench.plan().phasesText());
        metadata.put(EPOCH, Integer.toString(position.epoch() - 1));
        metadata.put(EPOCH_STEP, Integer.toString(position.step()));
        metadata.put(STEP, Long.toString(steps));
        metadata.put(INHERITED, Long.toString(inherited));
        metadata.put(BEST_ELBO, Double.toString(position.bestElbo()));
        metadata.put(SIGMA, Double.toString(position.sigma()));
        return metadata;
    }

    /** @throws CannotResume if they are not those of this training */
    void requireOwn(Workbench bench) {
        require(VERSION, VERSION_NOW, "another version of checkpoints");
        ConvVaeSettings settings = bench.plan().settings();
        if (!sameButForEpochs(settings)) {
            require(SETTINGS, SettingsJson.text(settings), "other settings");
        }
        require(SEED, Long.toString(bench.plan().seed()), "another seed");
        requireSameImages(bench);
    }

    /** @throws CannotResume if a run cannot be forked from them */
    void requireSameNetwork(Workbench bench) {
        require(VERSION, VERSION_NOW, "another version of checkpoints");
        ConvVaeFile.metadata(bench.shape())
                .forEach((name, value) -> require(name, value, "another network (" + name + ")"));
        requireSameImages(bench);
    }

    private void requireSameImages(Workbench bench) {
        require(DATASET, bench.images().manifest().fingerprint(), "another data set (by fingerprint)");
    }

    /** A run that is continued has other epochs; settings that came later had their default before. */
    private boolean sameButForEpochs(ConvVaeSettings settings) {
        try {
            ModelSettings found = SettingsJson.parse(Objects.requireNonNullElse(metadata.get(SETTINGS), "null"));
            var one = SettingsJson.tree(found);
            var other = SettingsJson.tree(settings);
            one.remove("epochs");
            other.remove("epochs");
            return one.equals(other);
        } catch (InvalidSettings e) {
            return false;
        }
    }

    private void require(String name, String expected, String what) {
        String found = metadata.get(name);
        if (!expected.equals(found)) {
            throw new CannotResume("the checkpoint is of " + what + ": its " + name + " is " + found
                    + ", this training has " + expected + "; it stays as it is, start a new run instead");
        }
    }

    /** Tells what will make the bits differ from those of an unbroken run. */
    void tellDifferences(Workbench bench) {
        tell(ENGINE, bench.engine().version(), bench.listener());
        tell(DEVICE, bench.engine().device(), bench.listener());
        tell(THREADS, Integer.toString(bench.engine().threads()), bench.listener());
    }

    private void tell(String name, String now, TrainingListener listener) {
        String before = metadata.get(name);
        if (!now.equals(before)) {
            listener.told("Resumed with another " + name + " (" + now + ", before " + before
                    + "): losses will differ in their last digits from those of an unbroken run.");
        }
    }

    /** Where the run was. @throws IllegalArgumentException if that cannot be read */
    Position position() {
        return new Position(
                Integer.parseInt(metadata.get(EPOCH)) + 1,
                Integer.parseInt(metadata.get(EPOCH_STEP)),
                Double.parseDouble(metadata.get(BEST_ELBO)),
                Double.parseDouble(metadata.get(SIGMA)));
    }

    /** Steps of its run so far. */
    long steps() {
        return Long.parseLong(metadata.get(STEP));
    }

    /** Steps that its weights had learnt from before its run began; a checkpoint without forks had none. */
    long inherited() {
        return Long.parseLong(metadata.getOrDefault(INHERITED, "0"));
    }
}
