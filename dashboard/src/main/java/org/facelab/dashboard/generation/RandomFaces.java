package org.facelab.dashboard.generation;

import java.util.Arrays;
import java.util.List;
import org.facelab.dashboard.edge.Fields;
import org.facelab.dashboard.job.Seeds;
import org.facelab.db.settings.Sampler;

/**
 * New faces.
 *
 * @param count how many, 1 to {@link NewGeneration#MOST}
 * @param seed of their latents, or null: a fresh one is drawn
 * @param sampler {@code fitted} or {@code prior}, or null for the run's own
 * @param temperature spread of the draws, 0 to 2, or NaN for the run's own
 */
public record RandomFaces(int count, Long seed, String sampler, double temperature) implements Wish {
    static final List<String> FIELDS = List.of("count", "seed", "sampler", "temperature");
    private static final List<String> SAMPLERS =
            Arrays.stream(Sampler.values()).map(Sampler::word).toList();

    static RandomFaces read(Fields fields) {
        Long count = fields.whole("count", 1, NewGeneration.MOST, 16L);
        Long seed = fields.whole("seed", 0, Seeds.LARGEST, null);
        String sampler = fields.choice("sampler", SAMPLERS, null);
        double temperature = fields.real("temperature", 0, 2, Double.NaN);
        for (String other : ChosenFaces.FIELDS) {
            if (fields.has(other)) {
                fields.refuse(other, "goes with the kind RECONSTRUCTION alone; remove it, or ask for that kind");
            }
        }
        return new RandomFaces(count == null ? 1 : count.intValue(), seed, sampler, temperature);
    }
}
