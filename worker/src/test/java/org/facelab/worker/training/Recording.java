package org.facelab.worker.training;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.facelab.worker.tensors.Safetensors;
import org.facelab.worker.tensors.TensorFile;

/** Writes down all that a training tells, and makes a wish before a chosen step. */
public class Recording implements TrainingListener {
    public final List<EpochResult> epochs = new ArrayList<>();
    final List<TrainingProgress> progress = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    final List<String> skipped = new ArrayList<>();
    Snapshot within;
    StepFigures withinSteps;
    final List<Within> saves = new ArrayList<>();
    final List<Sample> samples = new ArrayList<>();
    String device;
    long wishAtStep = -1;
    Wish wish = Wish.CONTINUE;
    Outcome outcome;

    /** A recording that wishes something before a step, counted from 0. */
    static Recording wishing(Wish wish, long atStep) {
        Recording recording = new Recording();
        recording.wish = wish;
        recording.wishAtStep = atStep;
        return recording;
    }

    @Override
    public Wish wish() {
        return progress.size() == wishAtStep ? wish : Wish.CONTINUE;
    }

    @Override
    public void started(String device, int threads) {
        this.device = device;
    }

    @Override
    public void told(String text) {
        told.add(text);
    }

    @Override
    public void progressed(TrainingProgress at) {
        progress.add(at);
    }

    @Override
    public void stepSkipped(int epoch, int step, String why) {
        skipped.add(epoch + "." + step + " " + why);
    }

    @Override
    public void epochEnded(EpochResult result) {
        epochs.add(result);
    }

    @Override
    public void savedWithin(Within saved) {
        within = saved.snapshot();
        withinSteps = saved.steps();
    }

    @Override
    public void savedOnRequest(Within saved) {
        saves.add(saved);
    }

    @Override
    public void sampled(Sample sample) {
        samples.add(sample);
    }

    @Override
    public void notSampled(String why) {
        told.add(why);
    }

    /** The figures of an epoch that do not depend on time. */
    Map<String, Double> figures(int epoch) {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (MetricValue value : epochs.stream()
                .filter(e -> e.epoch() == epoch)
                .findFirst()
                .orElseThrow()
                .metrics()) {
            if (!value.name().equals("imagesPerSecond")) {
                figures.put(value.split().word() + " " + value.name(), value.value());
            }
        }
        return figures;
    }

    /** One figure of each step that was handed over, by the step of the whole run. */
    Map<Long, Double> figuresBySteps(String name) {
        Map<Long, Double> figures = new TreeMap<>();
        List<StepFigures> parts = new ArrayList<>();
        epochs.forEach(epoch -> parts.add(epoch.steps()));
        saves.forEach(save -> parts.add(save.steps()));
        if (withinSteps != null) {
            parts.add(withinSteps);
        }
        for (StepFigures part : parts) {
            double[] values = part.byName().get(name);
            for (int i = 0; i < values.length; i++) {
                figures.put(part.firstStep() + i, values[i]);
            }
        }
        return figures;
    }

    public EpochResult last() {
        return epochs.get(epochs.size() - 1);
    }

    /** Writes a snapshot's files. */
    public static ResumeFrom write(Path folder, Snapshot snapshot) {
        ResumeFrom files = new ResumeFrom(folder.resolve("weights.safetensors"), folder.resolve("state.safetensors"));
        write(files.weights(), snapshot.weights());
        write(files.state(), snapshot.state());
        return files;
    }

    static void write(Path path, TensorFile file) {
        try (OutputStream out = Files.newOutputStream(path)) {
            Safetensors.write(file, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
