package org.facelab.dashboard.run;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a new run, for the API's description; {@link NewRun} reads it. */
@Schema(name = "NewRun")
record RunBody(
        @Schema(required = true, minLength = 1, maxLength = NewRun.LONGEST_NAME)
        String name,

        @Schema(required = true, description = "A data set that is READY")
        UUID datasetId,

        @Schema(minimum = "0", description = "Of everything random; drawn and answered if left out")
        Long seed,

        @Schema(
                required = true,
                implementation = Object.class,
                description = "model, and the hyper-parameters that differ from their defaults")
        Object settings,

        @Schema(maxItems = NewRun.MOST_TAGS) List<String> tags,

        @Schema(maxLength = NewRun.LONGEST_NOTES) String notes,

        @Schema(minimum = "-100", maximum = "100", defaultValue = "0", description = "The highest is taken first")
        Integer priority,

        @Schema(
                description =
                        "Forks: starts from this checkpoint of another run, whose form, latentSize and images must be"
                                + " the same")
        UUID parentCheckpointId,

        @Schema(description = "The run whose settings these are, changed or not; for the lineage alone")
        UUID clonedFrom) {
    static final String EXAMPLE = """
            {
              "name": "first faces",
              "datasetId": "0199c6f0-0000-7000-8000-000000000000",
              "seed": 7,
              "settings": {"model": "conv-vae", "latentSize": 64, "epochs": 5},
              "tags": ["trial"]
            }""";
}
