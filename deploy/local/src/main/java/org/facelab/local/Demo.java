package org.facelab.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Draws a set of faces and trains on it, by the public API alone, and tells a newcomer where to look. What an earlier
 * demo left behind is used again.
 */
final class Demo {
    private static final String DATASET_NAME = "Drawn faces (demo)";
    private static final String RUN_NAME = "Demo: drawn faces";
    private static final String TAG = "demo";
    private static final int FACES = 2_000;
    private static final int SEED = 1;

    /** Small batches make more steps of few images, and the average a person sees keeps up with so short a training. */
    private static final Map<String, Object> SETTINGS = Map.of(
            "model", "conv-vae",
            "epochs", 30,
            "batchSize", 32,
            "emaDecay", 0.99,
            "pictureCount", 64);

    private final Api api;
    private final String address;
    private final Console console;

    private Demo(int port, Console console) {
        this.api = new Api(port);
        this.address = "http://localhost:" + port;
        this.console = console;
    }

    /** Returns at once; a demo that fails says why, and Facelab goes on. */
    static void inBackground(int port, Console console) {
        Demo demo = new Demo(port, console);
        Thread thread = new Thread(demo::run, "demo");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            boolean isNew =
                    api.get("/api/runs?limit=1&tag=" + TAG).path("items").isEmpty();
            if (isNew) {
                startRun(dataset());
            }
            tell(isNew);
            Desktop.open(address + "/runs/latest");
        } catch (IOException e) {
            console.say("The demo did not get going: " + e.getMessage() + ". Facelab itself runs on; the pages at "
                    + address + " do the same by hand");
        } catch (InterruptedException e) {
            // Facelab stops; the next start with --demo goes on from here
            Thread.currentThread().interrupt();
        }
    }

    private String dataset() throws IOException, InterruptedException {
        for (JsonNode found : api.get("/api/datasets")) {
            if (DATASET_NAME.equals(found.path("name").asText())
                    && !"FAILED".equals(found.path("state").asText())) {
                return awaitReady(found.path("id").asText());
            }
        }
        console.say("Demo: drawing " + FACES + " faces");
        JsonNode made = api.post(
                "/api/datasets",
                Map.of(
                        "name",
                        DATASET_NAME,
                        "format",
                        "drawn",
                        "count",
                        FACES,
                        "seed",
                        SEED,
                        "imageSize",
                        64,
                        "channels",
                        3));
        return awaitReady(made.path("id").asText());
    }

    private String awaitReady(String id) throws IOException, InterruptedException {
        while (true) {
            JsonNode dataset = api.get("/api/datasets/" + id);
            switch (dataset.path("state").asText()) {
                case "READY" -> {
                    return id;
                }
                case "FAILED" ->
                    throw new IOException("drawing the faces failed: "
                            + dataset.path("failure").path("text").asText());
                default -> TimeUnit.MILLISECONDS.sleep(500);
            }
        }
    }

    private void startRun(String datasetId) throws IOException, InterruptedException {
        api.post(
                "/api/runs",
                Map.of(
                        "name", RUN_NAME,
                        "datasetId", datasetId,
                        "seed", SEED,
                        "settings", SETTINGS,
                        "tags", List.of(TAG)));
    }

    private void tell(boolean isNew) {
        console.say("");
        console.say(isNew ? "Demo: a model is learning faces now." : "Demo: the demo's run is there already.");
        console.say("  Watch it learn   " + address + "/runs/latest");
        console.say("                   the loss of each epoch, and below it the same faces as they get clearer");
        console.say("  Try next         " + address + "/generate  draws new faces, also while it trains");
        console.say("                   " + address + "/datasets  takes a zip of your own photographs");
        console.say("");
    }
}
