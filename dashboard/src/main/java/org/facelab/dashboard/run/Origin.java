package org.facelab.dashboard.run;

import java.util.UUID;

/**
 * Where a new run comes from.
 *
 * @param parentCheckpointId the checkpoint of another run that it starts from, or null: it starts from nothing
 * @param clonedFrom the run whose settings the form was filled with, or null; it changes nothing but the lineage
 */
public record Origin(UUID parentCheckpointId, UUID clonedFrom) {
    public static final Origin NONE = new Origin(null, null);
}
