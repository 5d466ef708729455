package org.facelab.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;

/** The public API as these tests use it: submits small work and waits for what becomes of it. */
final class LaboratoryApi {
    private final Api api;
    private final URI address;

    LaboratoryApi(int port) {
        this.api = new Api(port);
        this.address = URI.create("http://localhost:" + port);
    }

    JsonNode get(String path) {
        try {
            return api.get(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    JsonNode post(String path, Object body) {
        try {
            return api.post(path, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    byte[] bytes(String path) {
        try {
            HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(address.resolve(path)).build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new AssertionError("GET " + path + " gave " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Draws faces of 32 pixels and waits until they can be trained on. */
    String drawnFaces(int count) {
        String id = post(
                        "/api/datasets",
                        Map.of("name", "Drawn", "format", "drawn", "count", count, "seed", 5, "imageSize", 32))
                .path("id")
                .asText();
        await("/api/datasets/" + id, Duration.ofMinutes(3), dataset -> "READY".equals(state(dataset)));
        return id;
    }

    /** Submits a small run and returns its id. */
    String run(String name, String datasetId, int epochs) {
        return run(name, datasetId, epochs, Map.of());
    }

    /** The same with other settings, or more. */
    String run(String name, String datasetId, int epochs, Map<String, Object> changes) {
        Map<String, Object> settings = new TreeMap<>(Map.of(
                "model", "conv-vae",
                "latentSize", 16,
                "epochs", epochs,
                "batchSize", 16,
                "pictureCount", 16,
                "keepEvery", 1));
        settings.putAll(changes);
        return post("/api/runs", Map.of("name", name, "datasetId", datasetId, "seed", 11, "settings", settings))
                .path("id")
                .asText();
    }

    JsonNode awaitRun(String id, String state, Duration limit) {
        return await("/api/runs/" + id, limit, run -> {
            if (!state.equals(state(run)) && "FAILED".equals(state(run))) {
                throw new AssertionError("the run failed: " + run);
            }
            return state.equals(state(run));
        });
    }

    /** Waits until this many epochs of a run are stored. */
    JsonNode awaitEpoch(String id, int epoch, Duration limit) {
        return await("/api/runs/" + id, limit, run -> epoch(run) >= epoch);
    }

    /** Waits until a run has trained this many steps, as its worker tells with each heartbeat. */
    JsonNode awaitStep(String id, long step, Duration limit) {
        return await("/api/runs/" + id, limit, run -> {
            JsonNode progress = run.path("progress");
            if (List.of("SUCCEEDED", "FAILED", "CANCELLED").contains(state(run))) {
                throw new AssertionError("the run ended before step " + step + ": " + run);
            }
            return progress.path("epoch").asLong() * progress.path("steps").asLong()
                            + progress.path("step").asLong()
                    >= step;
        });
    }

    JsonNode await(String path, Duration limit, Condition condition) {
        JsonNode[] last = new JsonNode[1];
        Awaitility.await(path).atMost(limit).pollInterval(Duration.ofMillis(50)).until(() -> {
            last[0] = get(path);
            return condition.holds(last[0]);
        });
        return last[0];
    }

    static String state(JsonNode node) {
        return node.path("state").asText();
    }

    static int epoch(JsonNode run) {
        return run.path("progress").path("epoch").asInt();
    }

    /** Every loss of a run, by split, name and epoch, as the text of its number; speeds are left out. */
    Map<String, String> losses(String id) {
        Map<String, String> losses = new TreeMap<>();
        for (JsonNode metric : metrics(id)) {
            if (!"imagesPerSecond".equals(metric.path("name").asText())) {
                losses.put(
                        metric.path("split").asText() + " "
                                + metric.path("name").asText() + " epoch "
                                + metric.path("epoch").asText(),
                        metric.path("value").asText());
            }
        }
        return losses;
    }

    List<JsonNode> metrics(String id) {
        return list("/api/runs/" + id + "/metrics");
    }

    List<JsonNode> list(String path) {
        JsonNode answer = get(path);
        List<JsonNode> all = new ArrayList<>();
        (answer.isArray() ? answer : answer.path("items")).forEach(all::add);
        return all;
    }

    /** Something awaited of an answer. */
    interface Condition {
        boolean holds(JsonNode answer);
    }
}
