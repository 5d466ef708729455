package org.facelab.dashboard.sweep.objective;

import java.util.List;
import java.util.Map;

/** The metrics that a run reports at each epoch's end; a test compares them with those of a real training. */
public final class Reported {
    private static final Map<String, List<String>> BY_SPLIT = Map.of(
            "train",
            List.of(
                    "elbo",
                    "mse",
                    "loss",
                    "reconstruction",
                    "kl",
                    "sigma",
                    "learningRate",
                    "gradientNorm",
                    "imagesPerSecond"),
            "validation",
            List.of("elbo", "mse", "loss", "reconstruction", "kl"));

    private Reported() {}

    /** @param split {@code train} or {@code validation} */
    public static List<String> metrics(String split) {
        return BY_SPLIT.get(split);
    }
}
