package org.facelab.worker.results;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import org.facelab.db.entity.PictureKind;
import org.facelab.db.settings.SettingsJson;
import org.facelab.worker.intake.Machine;

/**
 * All that made a picture, so that it can be made again: stored with it and inside its PNG.
 *
 * @param epoch whose end it stands at, or within which a sample was drawn
 * @param step of the whole run so far
 * @param checkpointSha256 of the weights; null for a sample, whose weights nobody kept
 * @param machine on which it was drawn
 */
record Origin(TrainedRun run, int epoch, long step, String checkpointSha256, Machine machine) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** @param count faces */
    String json(PictureKind kind, int count) {
        ObjectNode origin = MAPPER.createObjectNode();
        origin.put("kind", kind.name());
        origin.put("run", run.runId().toString());
        origin.put("number", run.number());
        origin.put("datasetFingerprint", run.fingerprint());
        origin.put("count", count);
        switch (kind) {
            case RANDOM, SAMPLE -> {
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
        origin.put("step", step);
        if (checkpointSha256 != null) {
            origin.put("checkpointSha256", checkpointSha256);
        }
        origin.set("settings", SettingsJson.tree(run.settings()));
        origin.put("device", machine.device());
        origin.put("threads", machine.threads());
        origin.putRawValue("versions", new RawValue(machine.versions()));
    }
}
