package org.facelab.worker.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.db.settings.Form;
import org.facelab.db.settings.SettingsJson;
import org.facelab.worker.dataset.Manifest;
import org.facelab.worker.dataset.PackedImages;
import org.facelab.worker.model.engine.Engine;
import org.facelab.worker.model.engine.Operations;

/**
 * Measures the training's own step with default settings at 64 pixels, all that a step does included, and what seeding,
 * data and averaging take of it. Arguments: threads (2), measured steps (40), form (flat), latents (128 for flat,
 * 256 for classic). Needs nothing but the jars.
 */
public final class StepBench {
    private static final int SIZE = 64;
    private static final int CHANNELS = 3;
    private static final int IMAGES = 2048;
    private static final int WARM_UP = 8;
    private static final int FLAT_LATENTS = 128;
    private static final int CLASSIC_LATENTS = 256;
    private static final String[] PARTS = {"step", "seeding", "data", "averaging"};

    private StepBench() {}

    public static void main(String[] args) throws IOException {
        int threads = args.length > 0 ? Integer.parseInt(args[0]) : 2;
        int steps = args.length > 1 ? Integer.parseInt(args[1]) : 40;
        Engine engine = Engine.start("auto", threads);
        ConvVaeSettings settings =
                settings(args.length > 2 ? args[2] : Form.FLAT.word(), args.length > 3 ? Integer.parseInt(args[3]) : 0);
        Path file = Files.createTempFile("facelab-bench", ".u8");
        try (PackedImages images = noise(file)) {
            double[][] seconds = measure(engine, settings, images, steps);
            StringBuilder line = new StringBuilder("conv-vae step " + engine.version() + " device=" + engine.device()
                    + " threads=" + engine.threads() + " form="
                    + settings.form().word() + " latent="
                    + settings.latentSize() + " batch=" + settings.batchSize());
            double step = median(seconds[0]);
            line.append(String.format(
                    " min_ms=%.1f median_ms=%.1f images_per_s=%.1f",
                    1e3 * Arrays.stream(seconds[0]).min().orElseThrow(), 1e3 * step, settings.batchSize() / step));
            for (int part = 1; part < PARTS.length; part++) {
                line.append(String.format(" %s_ms=%.2f", PARTS[part], 1e3 * median(seconds[part])));
            }
            System.out.println(line);
        } finally {
            Files.delete(file);
        }
    }

    private static ConvVaeSettings settings(String form, int latentSize) {
        int latents = latentSize > 0 ? latentSize : form.equals(Form.CLASSIC.word()) ? CLASSIC_LATENTS : FLAT_LATENTS;
        return (ConvVaeSettings) SettingsJson.read(
                SettingsJson.tree(ConvVaeSettings.DEFAULTS).put("form", form).put("latentSize", latents), "settings");
    }

    private static double[][] measure(Engine engine, ConvVaeSettings settings, PackedImages images, int steps)
            throws IOException {
        engine.gradientsOff();
        double[][] seconds = new double[PARTS.length][steps];
        try (Operations operations = new Operations(engine);
                NDManager manager = engine.newManager();
                Learner learner = new Learner(Shapes.of(settings, images.manifest()), settings, engine, operations)) {
            learner.begin(1);
            EpochSums sums = new EpochSums(manager, operations);
            Batches batches = new Batches(images.manifest(), settings.batchSize(), settings.flips(), 1);
            Objectives objectives = new Objectives(settings, batches.steps());
            ImageReader reader = new ImageReader(images, operations, settings.batchSize());
            for (int i = -WARM_UP; i < steps; i++) {
                int done = i + WARM_UP;
                long[] times = new long[4];
                times[0] = System.nanoTime();
                engine.seed(done);
                times[1] = System.nanoTime();
                try (NDManager step = engine.newManager()) {
                    NDArray batch = batches.read(reader, step, 1 + done / batches.steps(), done % batches.steps());
                    times[2] = System.nanoTime();
                    learner.learn(batch, done + 1, settings.learningRate(), objectives.at(done), sums);
                }
                sums.read();
                times[3] = System.nanoTime();
                // once more beside the step, for it cannot be timed within
                learner.average(done + 1);
                long averaged = System.nanoTime();
                if (i >= 0) {
                    seconds[0][i] = (times[3] - times[0]) / 1e9;
                    seconds[1][i] = (times[1] - times[0]) / 1e9;
                    seconds[2][i] = (times[2] - times[1]) / 1e9;
                    seconds[3][i] = (averaged - times[3]) / 1e9;
                }
            }
        }
        return seconds;
    }

    private static PackedImages noise(Path file) throws IOException {
        byte[] bytes = new byte[IMAGES * SIZE * SIZE * CHANNELS];
        new Random(1).nextBytes(bytes);
        Files.write(file, bytes);
        List<String> names =
                IntStream.range(0, IMAGES).mapToObj(Integer::toString).toList();
        return PackedImages.open(
                file,
                new Manifest(
                        Manifest.VERSION,
                        "noise",
                        IMAGES,
                        SIZE,
                        CHANNELS,
                        "none",
                        "none",
                        "",
                        "",
                        names,
                        new int[] {0},
                        List.of(),
                        new int[0]));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
