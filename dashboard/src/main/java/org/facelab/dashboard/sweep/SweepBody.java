package org.facelab.dashboard.sweep;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.facelab.dashboard.sweep.objective.Objective;
import org.facelab.dashboard.sweep.stopping.EarlyStopping;

/** The body of a new sweep, for the API's description; {@link NewSweep} reads it. */
@Schema(name = "NewSweep")
record SweepBody(
        @Schema(required = true, minLength = 1, maxLength = NewSweep.LONGEST_NAME)
        String name,

        @Schema(required = true, description = "A data set that is READY")
        UUID datasetId,

        @Schema(
                minimum = "0",
                description = "Of the proposals and of every trial; drawn and answered if left out. The same seed"
                        + " proposes the same first trials")
        Long seed,

        @Schema(
                required = true,
                implementation = Object.class,
                description = "model, and what the trials have in common; no setting that is searched,"
                        + " unless under a condition")
        Object settings,

        @Schema(required = true, implementation = Object.class, description = SPACE)
        Object space,

        @Schema(
                enumeration = {"grid", "random", "sobol", "tpe"},
                defaultValue = "tpe")
        String strategy,

        @Schema(
                minimum = "1",
                maximum = "10000",
                description = "The most trials; required unless epochs or hours are given, or the strategy is grid")
        Integer trials,

        @Schema(minimum = "1", description = "The most epochs over all trials")
        Long epochs,

        @Schema(description = "The most hours; nothing starts after them, what trains goes on")
        Double hours,

        @Schema(minimum = "1", maximum = "1000", defaultValue = "1", description = "Trials at once")
        Integer parallel,

        @Schema(description = "none if left out; asha sets trials aside at rungs and resumes the better ones")
        EarlyStopping earlyStopping,

        @Schema(description = "elbo, validation, max, best if left out")
        Objective objective,

        @Schema(minimum = "-100", maximum = "100", defaultValue = "0", description = "Of its trials' jobs")
        Integer priority,

        @Schema(maxLength = NewSweep.LONGEST_NOTES) String notes) {
    static final String SPACE = "One entry for each searched setting: {\"log\": [low, high]} (evenly in the logarithm),"
            + " {\"range\": [low, high]} (real numbers), {\"int\": [low, high], \"step\": n} (whole numbers with both"
            + " ends) or {\"values\": […]}; each perhaps with \"when\": {setting: value or list of values}, which"
            + " searches it only in trials that have those values. All bounds lie within the setting's own range";

    static final String EXAMPLE = """
            {
              "name": "beta, latents and rate",
              "datasetId": "0199c6f0-0000-7000-8000-000000000000",
              "seed": 7,
              "settings": {"model": "conv-vae", "epochs": 9},
              "space": {
                "learningRate": {"log": [1e-4, 1e-2]},
                "latentSize": {"int": [16, 256], "step": 16},
                "emaDecay": {"values": [0, 0.99, 0.999]},
                "gradientClip": {"log": [1, 1000], "when": {"emaDecay": [0, 0.99]}}
              },
              "strategy": "tpe", "trials": 24, "parallel": 2,
              "earlyStopping": {"kind": "asha", "reduction": 3, "minEpochs": 1},
              "objective": {"metric": "elbo", "split": "validation", "goal": "max", "of": "best"}
            }""";
}
