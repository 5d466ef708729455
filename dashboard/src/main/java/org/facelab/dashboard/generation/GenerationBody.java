package org.facelab.dashboard.generation;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a new generation, for the API's description; {@link NewGeneration} reads it. */
@Schema(name = "NewGeneration")
record GenerationBody(
        @Schema(required = true, description = "As GET /api/runs/{id}/checkpoints lists them")
        UUID checkpointId,

        @Schema(
                enumeration = {"RANDOM", "RECONSTRUCTION"},
                defaultValue = "RANDOM",
                description = "New faces, or validation faces through the model")
        String kind,

        @Schema(minimum = "1", maximum = "256", defaultValue = "16", description = "Of RANDOM")
        Integer count,

        @Schema(minimum = "0", description = "Drawn and answered if left out")
        Long seed,

        @Schema(
                enumeration = {"fitted", "prior"},
                description = "Where latents come from; the run's own if left out")
        String sampler,

        @Schema(minimum = "0", maximum = "2", description = "Spread of the draws; the run's own if left out")
        Double temperature,

        @Schema(
                description =
                        "Of RECONSTRUCTION: 1 to 256 places among the validation faces, counted from 0, none twice")
        List<Integer> indices) {
    static final String RECONSTRUCTIONS = """
            {"checkpointId": "0199c6f0-0000-7000-8000-000000000000", "kind": "RECONSTRUCTION", "indices": [0, 1, 7]}""";
    static final String EXAMPLE = """
            {"checkpointId": "0199c6f0-0000-7000-8000-000000000000", "count": 16, "seed": 7, "temperature": 0.8}""";
}
