package org.facelab.dashboard.generation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.edge.Fields;
import org.facelab.dashboard.job.Seeds;
import org.facelab.db.settings.Sampler;

/**
 * Faces that somebody asks for.
 *
 * @param checkpointId the model that makes them
 * @param count how many, 1 to {@link #MOST}
 * @param seed of their latents, or null: a fresh one is drawn
 * @param sampler {@code fitted} or {@code prior}, or null for the run's own
 * @param temperature spread of the draws, 0 to 2, or NaN for the run's own
 */
public record NewGeneration(UUID checkpointId, int count, Long seed, String sampler, double temperature) {
    /** The most faces of one generation. */
    public static final int MOST = 256;

    private static final List<String> SAMPLERS =
            Arrays.stream(Sampler.values()).map(Sampler::word).toList();

    /**
     * Reads the body of a call, or a form put into the same shape.
     *
     * @throws org.facelab.db.settings.InvalidSettings naming every field that is wrong
     */
    public static NewGeneration read(JsonNode body) {
        Fields fields = new Fields(body);
        UUID checkpoint = fields.requiredId("checkpointId");
        fields.choice("kind", List.of("RANDOM"), "RANDOM");
        long count = fields.whole("count", 1, MOST, 16L);
        Long seed = fields.whole("seed", 0, Seeds.LARGEST, null);
        String sampler = fields.choice("sampler", SAMPLERS, null);
        double temperature = fields.real("temperature", 0, 2, Double.NaN);
        fields.done();
        return new NewGeneration(checkpoint, (int) count, seed, sampler, temperature);
    }
}
