package org.facelab.worker.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.facelab.db.entity.Checkpoint;
import org.facelab.db.entity.Generation;
import org.facelab.db.entity.Run;
import org.facelab.worker.intake.Machine;

/**
 * All that made generated faces, so that they can be made again: stored with them and inside their PNG.
 *
 * @param run whose checkpoint makes them
 * @param fingerprint of the run's data set
 */
public record GenerationOrigin(Generation generation, Checkpoint checkpoint, Run run, String fingerprint) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    String json(Machine machine) {
        ObjectNode origin = head(generation.kind);
        origin.put("epoch", generation.epoch);
        origin.put("checkpointSha256", checkpoint.weightsSha256);
        origin.set("settings", tree(run.settings));
        origin.put("count", generation.count);
        if (generation.kind.equals(Generation.RANDOM)) {
            origin.put("sampler", generation.sampler);
            origin.put("temperature", generation.temperature);
            origin.put("seed", generation.seed);
            origin.put("latents", "standard normal draws, face i from stream (seed, i)");
        } else {
            origin.set("indices", tree(generation.indices));
            origin.put("latents", "means of the encoded held-out faces at these places");
        }
        origin.put("device", machine.device());
        origin.set("versions", tree(machine.versions()));
        return origin.toString();
    }

    /** That of the faces that were reconstructed. */
    String jsonOfOriginals() {
        ObjectNode origin = head("ORIGINAL");
        origin.set("indices", tree(generation.indices));
        origin.put("faces", "held-out faces at these places, as they are in the data set");
        return origin.toString();
    }

    private ObjectNode head(String kind) {
        return MAPPER.createObjectNode()
                .put("kind", kind)
                .put("run", generation.runId.toString())
                .put("number", run.number)
                .put("datasetFingerprint", fingerprint);
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row of the database holds what is no JSON: " + json, e);
        }
    }
}
