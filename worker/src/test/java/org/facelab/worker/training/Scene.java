package org.facelab.worker.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.facelab.worker.dataset.Manifest;
import org.facelab.worker.dataset.PackedImages;
import org.facelab.worker.model.Randomness;

/** A tiny packed data set: bright discs of several colours and places on a shaded ground. */
public final class Scene {
    private Scene() {}

    /** Draws and opens one; every eighth image is held out. */
    public static PackedImages draw(Path folder, int count, int size, int channels) throws IOException {
        byte[] bytes = new byte[count * size * size * channels];
        RandomGenerator random = Randomness.stream(size, channels);
        for (int i = 0, at = 0; i < count; i++) {
            double x = size * (0.3 + 0.4 * random.nextDouble());
            double y = size * (0.3 + 0.4 * random.nextDouble());
            double radius = size * (0.15 + 0.15 * random.nextDouble());
            double[] colour = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
            for (int row = 0; row < size; row++) {
                for (int column = 0; column < size; column++) {
                    boolean disc = Math.hypot(column - x, row - y) < radius;
                    for (int c = 0; c < channels; c++) {
                        bytes[at++] = (byte) (disc ? 120 + 130 * colour[c] : 40 + 60 * row / size);
                    }
                }
            }
        }
        Path file = folder.resolve("images-" + count + "-" + size + "-" + channels + ".u8");
        Files.write(file, bytes);
        int[] heldOut = IntStream.range(0, count).filter(i -> i % 8 == 7).toArray();
        List<String> names =
                IntStream.range(0, count).mapToObj(i -> "disc-" + i).toList();
        return PackedImages.open(
                file,
                new Manifest(
                        Manifest.VERSION,
                        "discs",
                        count,
                        size,
                        channels,
                        "none",
                        "drawn",
                        "sha",
                        "fingerprint-" + count,
                        names,
                        heldOut,
                        List.of(),
                        new int[0]));
    }
}
