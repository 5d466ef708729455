package org.facelab.db.settings;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The metrics that a run reports at each epoch's end, by which a sweep may rank its trials. */
public final class ReportedMetrics {
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

    private ReportedMetrics() {}

    /** @param split {@code train} or {@code validation} */
    public static List<String> metrics(String split) {
        return BY_SPLIT.get(split);
    }

    /** The splits. */
    public static Set<String> splits() {
        return BY_SPLIT.keySet();
    }
}
