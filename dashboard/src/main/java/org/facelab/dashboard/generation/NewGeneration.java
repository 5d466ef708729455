package org.facelab.dashboard.generation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.edge.Fields;
import org.facelab.db.entity.Generation;

/**
 * Faces that somebody asks for.
 *
 * @param checkpointId the model that makes them
 */
public record NewGeneration(UUID checkpointId, Wish wish) {
    /** The most faces of one generation. */
    public static final int MOST = 256;

    private static final List<String> KINDS = List.of(Generation.RANDOM, Generation.RECONSTRUCTION);

    /**
     * Reads the body of a call, or a form put into the same shape.
     *
     * @throws org.facelab.db.settings.InvalidSettings naming every field that is wrong
     */
    public static NewGeneration read(JsonNode body) {
        Fields fields = new Fields(body);
        UUID checkpoint = fields.requiredId("checkpointId");
        String kind = fields.choice("kind", KINDS, Generation.RANDOM);
        Wish wish = Generation.RECONSTRUCTION.equals(kind) ? ChosenFaces.read(fields) : RandomFaces.read(fields);
        fields.done();
        return new NewGeneration(checkpoint, wish);
    }
}
