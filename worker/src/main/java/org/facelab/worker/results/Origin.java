package org.facelab.worker.results;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.facelab.db.entity.PictureKind;
import org.facelab.db.settings.SettingsJson;

/** All that made a picture, so that it can be made again: stored with it and inside its PNG. */
record Origin(TrainedRun run, int epoch, String checkpointSha256) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    String json(PictureKind kind) {
        ObjectNode origin = MAPPER.createObjectNode();
        origin.put("kind", kind.name());
        origin.put("run", run.runId().toString());
        origin.put("number", run.number());
        origin.put("datasetFingerprint", run.fingerprint());
        switch (kind) {
            case RANDOM -> {
                checkpoint(origin);
                origin.put("sampler", run.settings().sampler().word());
                origin.put("temperature", run.settings().temperature());
                origin.put("seed", run.pictureSeed());
                origin.put("latents", "standard normal draws, face i from stream (seed, i)");
            }
            case RECONSTRUCTION -> {
                checkpoint(origin);
                origin.put("latents", "means of the encoded held-out faces, in the order of the data set");
            }
            case ORIGINAL -> origin.put("faces", "held-out faces, in the order of the data set");
        }
        return origin.toString();
    }

    private void checkpoint(ObjectNode origin) {
        origin.put("epoch", epoch);
        origin.put("checkpointSha256", checkpointSha256);
        origin.set("settings", SettingsJson.tree(run.settings()));
    }
}
