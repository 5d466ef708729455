package org.facelab.dashboard.run;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One value of one step; not a number and infinities are the texts "NaN", "Infinity" and "-Infinity" in JSON. */
public record Step(
        long step,

        @Schema(description = "A number, or the text NaN, Infinity or -Infinity")
        double value) {}
